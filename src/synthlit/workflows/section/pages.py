"""Update the Markdown that people wrote when the sections change: links, titles, pages."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

from synthlit.errors import SynthlitError
from synthlit.formats import registry
from synthlit.formats.format import Current
from synthlit.library import layout
from synthlit.markdown import document, regions
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.escape import escape
from synthlit.settings import ENTRIES, Section, Settings
from synthlit.text import TextEdit, applied
from synthlit.workflows.section.files import Files, goes_on, heirs
from synthlit.workflows.section.links import Follow, link_edits
from synthlit.workflows.section.operation import Before, Step

_BETWEEN_BLOCKS = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True)
class Pages:
    """The texts that change, by the path before, the pages that go, and notices about them."""

    texts: Mapping[PurePosixPath, str]
    gone: frozenset[PurePosixPath] = frozenset()
    notices: Sequence[str] = ()


def revised_pages(
    root: Path, before: Before, after: Settings, step: Step, files: Files, follow: Follow
) -> Pages:
    """Return what becomes of the library's Markdown files but for their generated parts.

    Raises BrokenMarkers for a page whose text goes elsewhere, where nothing shows what is
    generated.
    """
    texts: dict[PurePosixPath, str] = {}
    kept: dict[PurePosixPath, tuple[Section, Section]] = {}
    taken: dict[PurePosixPath, Section] = {}
    for section, new in heirs(before.settings, after, step):
        page = layout.section_page(section)
        if section.folder and goes_on(before.settings, section, new):
            kept[page] = (section, new)
        elif section.folder and before.text(page) is not None:
            taken[page] = new
    for path in _markdown_files(root, before.settings):
        text = _readable(files.was, path)
        if path in taken or text is None:
            continue
        parsed = document.read(path, text)
        edits = [*link_edits(parsed, files.moves.get(path, path), follow)]
        edits += _title_edits(parsed, *kept[path]) if path in kept else ()
        if edits:
            texts[path] = applied(text, edits)
    fresh = cache(lambda: registry.load("md").files(before.library, lambda _: None))
    for path in kept:
        page = files.moves.get(path, path)
        if page != path and (text := files.was(page)) is not None:
            _refuse_to_replace(page, text, fresh()[page])
    notices: list[str] = []
    for path, new in taken.items():
        text = _handwritten(path, files.was(path) or "", fresh()[path])
        target = layout.section_page(before.settings.section(new.slug))
        if text:
            current = texts.get(target) or files.was(target) or fresh()[target]
            moved = applied(text, link_edits(document.read(path, text), target, follow))
            texts[target] = _appended(current, moved)
            notices.append(f"the handwritten text of {path} is now at the end of {target}")
    return Pages(texts, frozenset(taken), notices)


def _readable(was: Current, path: PurePosixPath) -> str | None:
    """Return a file's text; none where it cannot be read, and so holds no link that is known."""
    try:
        return was(path)
    except SynthlitError:
        return None


def _refuse_to_replace(page: PurePosixPath, text: str, fresh: str) -> None:
    """Raise SynthlitError where a former page is in the way and holds more than links."""
    text = _handwritten(page, text, fresh)
    titles = (x.span for x in document.read(page, text).headings if x.level == 1)
    if applied(text, (TextEdit(span.start, span.end) for span in titles)).strip():
        raise SynthlitError(
            f"{page} is in the way, and holds handwritten text",
            "take that text out of the page, or choose another folder",
        )


def _title_edits(page: MarkdownDocument, old: Section, new: Section) -> Iterator[TextEdit]:
    """Yield how a section's page gets the new title where its first heading has the old."""
    before, after = (escape(section.title, parentheses=False) for section in (old, new))
    for heading in page.headings:
        if heading.level == 1 and heading.content.of(page.text) == before != after:
            yield TextEdit(heading.content.start, heading.content.end, after)
            return


def _markdown_files(root: Path, settings: Settings) -> Iterator[PurePosixPath]:
    """Yield the library's Markdown files, but for generated folders and other repositories."""
    for folder, folders, names in os.walk(root):
        inside = PurePosixPath(Path(folder).relative_to(root).as_posix())
        folders[:] = sorted(
            name
            for name in folders
            if (name == ".github" or not name.startswith("."))
            and str(inside / name) not in (ENTRIES, settings.export.folder)
            and name != "node_modules"
            and not Path(folder, name, ".git").exists()
        )
        yield from (
            inside / name
            for name in sorted(names)
            if name.endswith(".md") and not Path(folder, name).is_symlink()
        )


def _handwritten(path: PurePosixPath, text: str, fresh: str) -> str:
    """Return the paragraphs of a page that are neither generated nor those of a fresh page.

    Raises BrokenMarkers where nothing shows what is generated.
    """
    new = set(_paragraphs(path, fresh))
    return "\n\n".join(block for block in _paragraphs(path, text) if block not in new)


def _paragraphs(path: PurePosixPath, text: str) -> Sequence[str]:
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    parts = sorted(
        regions.find_in(document.read(path, text)).values(), key=lambda part: -part.start
    )
    for part in parts:
        text = text[: part.start] + text[part.end :]
    return [block.strip("\n") for block in _BETWEEN_BLOCKS.split(text) if block.strip()]


def _appended(page: str, text: str) -> str:
    """Return a page with a text at its end, in the line ends that the page has."""
    joined = page.rstrip() + "\n\n" + text.strip("\n") + "\n"
    return joined.replace("\r\n", "\n").replace("\n", "\r\n") if "\r\n" in page else joined
