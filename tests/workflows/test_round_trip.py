"""A list that leaves as Markdown, and comes back."""

from pathlib import Path

from synthlit.bibtex import canonical
from synthlit.formats.format import Options
from synthlit.library import from_record, store
from synthlit.library.library import Library, entry_path
from synthlit.model.section import SectionPath
from synthlit.settings import Settings
from synthlit.sources.index import EmbeddedIndex
from synthlit.sources.lookup import Sources
from synthlit.workflows.export import document
from synthlit.workflows.import_ import Filing, import_
from synthlit.workflows.reload import AddContext
from tests.workflows.conftest import TODAY

PLACES = (SectionPath("rlvr", "outcome-based"), SectionPath("sft"), SectionPath("tools"))


def facts(library: Library) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """Return place, identifier, title and names of each work."""
    return sorted(
        (
            str(work.section),
            str(work.entry.arxiv),
            work.entry.title,
            tuple(name.display for name in work.entry.authors),
        )
        for work in library.works
    )


def test_markdown_comes_back(root: Path, settings: Settings, tmp_path: Path) -> None:
    """What `export md` writes of sixty papers imports as the same works in the same sections."""
    index = EmbeddedIndex()
    texts: dict[object, str] = {}
    for number, record in enumerate(list(index)[:: len(list(index)) // 60][:60]):
        entry = from_record.draft(record, TODAY)
        entry = entry.revised({}, key=from_record.free_key(entry, texts.__contains__))
        path = entry_path(PLACES[number % 3], entry.key)
        texts[entry.key] = ""
        store.apply(root, store.Changes({path: canonical.write(entry)}), "change")
    before = store.load(root, settings)
    page = tmp_path / "list.md"
    page.write_text(document(before, "md", Options()).text, "utf-8")
    store.apply(root, store.Changes(remove=tuple(work.path for work in before.works)), "change")

    context = AddContext(root, settings, Sources((), index, index), TODAY)
    report = import_(context, [page], Filing(None))

    assert [result.message for result in report.results if not result.work] == []
    assert facts(store.load(root, settings)) == facts(before)
