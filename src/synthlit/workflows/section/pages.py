"""What becomes of the Markdown that people wrote when the sections change."""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from synthlit.errors import BrokenMarkers
from synthlit.markdown import regions
from synthlit.markdown.escape import escape
from synthlit.settings import ENTRIES, Section, Settings
from synthlit.workflows.section.links import Span

_BETWEEN_BLOCKS = re.compile(r"\n[ \t]*\n")


def markdown_files(root: Path, settings: Settings) -> Iterator[PurePosixPath]:
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


def generated_spans(path: PurePosixPath, text: str) -> Sequence[Span]:
    """Return the parts of a page that are generated; none where its markers do not match."""
    try:
        return [Span(part.start, part.end) for part in regions.find(path, text).values()]
    except BrokenMarkers:
        return []


def retitled(text: str, old: Section, new: Section) -> str:
    """Return a section's page whose first heading says the new title where it said the old."""
    before, after = (f"# {escape(s.title, parentheses=False)}" for s in (old, new))
    return re.sub(rf"^{re.escape(before)}(?=\r?$)", lambda _: after, text, count=1, flags=re.M)


def written_by_hand(path: PurePosixPath, text: str, fresh: str) -> str:
    """Return the paragraphs of a page that are neither generated nor those of a fresh page.

    Raises BrokenMarkers where nothing tells what is generated.
    """
    new = set(_paragraphs(path, fresh))
    return "\n\n".join(block for block in _paragraphs(path, text) if block not in new)


def _paragraphs(path: PurePosixPath, text: str) -> Sequence[str]:
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    parts = sorted(regions.find(path, text).values(), key=lambda part: -part.start)
    for part in parts:
        text = text[: part.start] + text[part.end :]
    return [block.strip("\n") for block in _BETWEEN_BLOCKS.split(text) if block.strip()]


def appended(page: str, text: str) -> str:
    """Return a page with a text at its end, in the line ends that the page has."""
    joined = page.rstrip() + "\n\n" + text.strip("\n") + "\n"
    return joined.replace("\r\n", "\n").replace("\n", "\r\n") if "\r\n" in page else joined
