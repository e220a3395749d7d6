"""The lines that synthlit itself writes, read back."""

from pathlib import PurePosixPath

from synthlit.formats import jsonl
from synthlit.formats.md import files
from synthlit.library.candidates import PaperFacts
from synthlit.library.library import Library, Work
from synthlit.markdown.escape import readable
from synthlit.markdown.lists.line import full_line
from synthlit.markdown.papers import read
from synthlit.model.entry import Entry
from synthlit.model.section import SectionPath
from synthlit.settings import Settings
from tests.markdown.papers.conftest import DATA


def entries() -> list[Entry]:
    """Return the works of the data file as entries, each with a key and an annotation."""
    candidates = jsonl.read((DATA / "works.jsonl").read_text("utf-8"))
    found = [item.work for item in candidates.items if isinstance(item.work, Entry)]
    note = {"annotation": r"Labels for 800K steps, \& *each* of its <steps> costs \$5."}
    return [entry.revised(note, key=f"key{n}") for n, entry in enumerate(found)]


def parts_of(entry: Entry) -> PaperFacts:
    """Return what a line says of an entry."""
    names = [name.short for name in entry.authors]
    return PaperFacts(
        title=readable(entry.get("title")),
        authors=tuple(names if len(names) < 3 else names[:1]),
        others=len(names) > 2,
        venue=entry.venue,
        year=entry.year,
        identifiers=(entry.arxiv,) if entry.arxiv else (),
        link=entry.url,
        code=entry.get("code"),
        note=readable(entry.get("annotation")),
        anchor=entry.key,
    )


def test_every_line_gives_back_what_it_was_made_of() -> None:
    """Title, authors, venue, year, link, code, annotation and anchor survive Markdown."""
    works = entries()
    text = "\n".join(full_line(entry, ("arxiv",), entry.key) for entry in works)

    candidates = read(text)

    assert [item.work for item in candidates.items] == [parts_of(entry) for entry in works]
    assert (candidates.problems, candidates.notices) == ((), ())


def test_pages_hold_their_works_and_nothing_else(settings: Settings) -> None:
    """Of a page, only the works are read, each under the anchor of its own section."""
    place = SectionPath("rlvr", "process-supervision")
    works = tuple(
        Work(entry.revised({"also": "sft"}), place, PurePosixPath(f"{entry.key}.bib"))
        for entry in entries()
    )
    pages = files(Library(settings, works), lambda _: None)

    found = {str(path): read(text) for path, text in pages.items()}

    assert {path: len(candidates.items) for path, candidates in found.items()} == {
        "README.md": 0, "01_RLVR/README.md": len(works), "02_SFT/README.md": 0,
    }  # fmt: skip
    assert all(candidates.problems == () for candidates in found.values())
    headings = {item.position.headings[-1] for item in found["01_RLVR/README.md"].items}
    assert [heading.anchors for heading in headings] == [
        ("process-supervision-prm", "process-supervision")
    ]


def test_line_typed_below_an_annotation_is_its_own(settings: Settings) -> None:
    """A contributor's line right behind the last annotation is a work, and no part of it."""
    (first, *_) = entries()
    typed = "[STaR](https://arxiv.org/abs/2203.14465) - Zelikman et al. (NeurIPS 2022)"

    candidates = read(f"{full_line(first, (), first.key)}\n{typed}\n")

    assert [item.position.line for item in candidates.items] == [1, 3]
    one, two = (item.work for item in candidates.items)
    assert one == parts_of(first)
    assert isinstance(two, PaperFacts)
    assert (two.title, two.year) == ("STaR", 2022)
