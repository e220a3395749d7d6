"""One page of a list: handwritten text, and what synthlit writes between its markers."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Self

from synthlit.errors import MissingMarkers
from synthlit.library import fingerprint
from synthlit.library.fingerprint import State
from synthlit.markdown import regions
from synthlit.markdown.document import read
from synthlit.markdown.lists.contents import contents
from synthlit.markdown.regions import CONTENTS, LIST
from synthlit.text import Span

_FINGERPRINT = re.compile(rf"<!-- {fingerprint.PATTERN.pattern} -->\n\n")


@dataclass(frozen=True)
class Page:
    """A page with its regions, the hash of what its list is made of, and the list's blocks."""

    path: PurePosixPath
    text: str
    region: Span
    has_contents: bool
    inputs: str
    blocks: Callable[[], Iterable[str]]

    @classmethod
    def of(
        cls,
        path: PurePosixPath,
        text: str | None,
        new: Callable[[], str],
        inputs: str,
        blocks: Callable[[], Iterable[str]],
    ) -> Self:
        """Return the page with a present text, or a new one.

        Raises MissingMarkers and BrokenMarkers.
        """
        text = text if text and text.strip() else new()
        found = regions.find_in(read(path, text))
        if LIST not in found:
            raise MissingMarkers(str(path), LIST)
        return cls(path, text, found[LIST], CONTENTS in found, inputs, blocks)

    def made(self) -> str:
        """Return the text to be written."""
        written = "\n\n".join(self.blocks()).strip()
        head = f"<!-- {fingerprint.write(self.inputs, written)} -->"
        return self._filled(f"{head}\n\n{written}", written)

    def made_without_fingerprint(self) -> str:
        """Return the text as it was written before there were fingerprints."""
        written = "\n\n".join(self.blocks())
        return self._filled(written, written)

    def state(self) -> State:
        """Return how the present text compares with what would be made, without making the list."""
        content = self.region.of(self.text).replace("\r\n", "\n").strip()
        found = _FINGERPRINT.match(content)
        if found is None:
            return State.UNKNOWN
        written = content[found.end() :]
        state = fingerprint.state(found, self.inputs, written)
        if state is State.CURRENT and self._filled(content, written) != self.text:
            return State.STALE
        return state

    def _filled(self, content: str, written: str) -> str:
        """Return the page with its list and, if it has a region for it, its table of contents."""
        text = regions.put(self.text, self.region, content)
        if not self.has_contents:
            return text
        outline = regions.put(self.text, self.region, _outline(written))
        document = read(self.path, outline)
        table = contents(document, regions.find_in(document)[CONTENTS])
        return regions.fill(read(self.path, text), CONTENTS, table)


def is_fingerprint(line: str) -> bool:
    """Return whether a line of a page is a fingerprint, which says nothing of any work."""
    return bool(_FINGERPRINT.fullmatch(f"{line}\n\n"))


def has_fingerprint(text: str) -> bool:
    """Return whether a page has a fingerprint."""
    return fingerprint.PREFIX in text


def is_as_written(content: str) -> bool:
    """Return whether the content of a region has the fingerprint with which it was written."""
    content = content.replace("\r\n", "\n").strip()
    found = _FINGERPRINT.match(content)
    if found is None:
        return False
    written = content[found.end() :]
    return fingerprint.state(found, found[1], written) is State.CURRENT


def _outline(written: str) -> str:
    """Return the lines of a list on which its headings depend, for the works need no parsing.

    A line of a work is an item; a description may hold Markdown, such as the target of a link.
    """
    lines = (line for line in written.split("\n") if not line.startswith("- "))
    return "\n\n".join(line for line in lines if "#" in line or "]:" in line)
