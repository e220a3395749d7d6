"""Let the Markdown that people wrote follow the sections: its links, titles, and pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from synthlit.errors import SynthlitError
from synthlit.formats import registry
from synthlit.library import layout
from synthlit.settings import Section, Settings
from synthlit.workflows.section import pages
from synthlit.workflows.section.files import Files
from synthlit.workflows.section.folders import goes_on, heirs
from synthlit.workflows.section.links import Follow, follow_links
from synthlit.workflows.section.operation import Before, Step


@dataclass(frozen=True)
class Prose:
    """The texts that change, by the path before, the pages that go, and what is told of them."""

    texts: Mapping[PurePosixPath, str]
    gone: frozenset[PurePosixPath] = frozenset()
    notices: Sequence[str] = ()


def revised_prose(
    before: Before, after: Settings, step: Step, files: Files, follow: Follow
) -> Prose:
    """Return what becomes of the library's Markdown files but for their generated parts.

    Raises BrokenMarkers for a page whose text goes elsewhere, where nothing tells what it is.
    """
    texts: dict[PurePosixPath, str] = {}
    kept: dict[PurePosixPath, tuple[Section, Section]] = {}
    taken: dict[PurePosixPath, Section] = {}
    for section, new in heirs(before.settings, after, step):
        page = layout.section_page(section)
        if section.folder and goes_on(before.settings, section, new):
            kept[page] = (section, new)
        elif page in before.pages and section.folder:
            taken[page] = new
    for path in pages.markdown_files(files.root, before.settings):
        text = _text(files, path)
        if path in taken or text is None:
            continue
        skip = pages.generated_spans(path, text)
        revised = follow_links(text, path, files.moves.get(path, path), follow, skip)
        if path in kept:
            revised = pages.retitled(revised, *kept[path])
        if revised != text:
            texts[path] = revised
    for path in kept:
        _refuse_to_replace(before, files, files.moves.get(path, path), path)
    notices: list[str] = []
    for path, new in taken.items():
        text = pages.written_by_hand(path, before.pages[path], _fresh(before, path))
        target = layout.section_page(before.settings.section(new.slug))
        if text:
            current = texts.get(target) or before.pages.get(target) or _fresh(before, target)
            texts[target] = pages.appended(current, follow_links(text, path, target, follow))
            notices.append(f"what was written in {path} stands at the end of {target} now")
    return Prose(texts, frozenset(taken), notices)


def _text(files: Files, path: PurePosixPath) -> str | None:
    """Return a file's text; none where it cannot be read, and so holds no link that is known."""
    try:
        return files.was(path)
    except SynthlitError:
        return None


def _refuse_to_replace(
    before: Before, files: Files, page: PurePosixPath, origin: PurePosixPath
) -> None:
    """Raise SynthlitError where a former page is in the way that holds more than the way on."""
    current = files.was(page) if page != origin else None
    if current is None:
        return
    by_hand = pages.written_by_hand(page, current, _fresh(before, page)).split("\n\n")
    if any(block and not block.startswith("# ") for block in by_hand):
        raise SynthlitError(
            f"{page} is in the way, and holds what was written by hand",
            "take that text out of the page, or choose another folder",
        )


def _fresh(before: Before, page: PurePosixPath) -> str:
    """Return a page as it is begun."""
    return registry.load("md").files(before.library, lambda _: None)[page]
