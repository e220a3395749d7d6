"""A piece of a document as plain text, with its links and styles beside it."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

from synthlit.text import Span

StyleName: TypeAlias = Literal["strong", "em", "code"]

# A line of a work never comes near these.
LONGEST = 40_000
_MOST_BRACKETS = 400
_MOST_UNMATCHED = 40

# In the text, each link stands as one private character.
PRIVATE = re.compile("[\ue000-\uf8ff]")


class LineImage(NamedTuple):
    """An image: what it shows where it cannot be shown, and its address."""

    text: str
    source: str


@dataclass(frozen=True)
class LineLink:
    """A link's text and address; a bare one has no text but its address.

    `label` is where the text stands in the document.
    """

    text: str
    address: str
    images: tuple[LineImage, ...] = ()
    bare: bool = False
    label: Span = field(default=Span(0, 0), compare=False)


class LineStyle(NamedTuple):
    """Where text has a style; it may hold another."""

    start: int
    end: int
    name: StyleName


@dataclass(frozen=True)
class LineText:
    """Text without markup, line breaks kept; for each link, the private character that it is.

    `offsets` are pairs of a position in the text and where it stands in the document.
    """

    text: str = ""
    links: Mapping[str, LineLink] = field(default_factory=dict)
    styles: tuple[LineStyle, ...] = ()
    images: tuple[LineImage, ...] = ()
    anchors: tuple[str, ...] = ()
    offsets: tuple[tuple[int, int], ...] = ()

    def shown(self, text: str) -> str:
        """Return a part of the text with the links' own texts in it, on one line."""
        if not text.isascii():
            text = PRIVATE.sub(lambda match: self.links[match[0]].text, text)
        return " ".join(text.split())

    def span(self, start: int, end: int) -> Span:
        """Return where a part of the text stands in the document."""
        first = self._at(bisect_left(self.offsets, (start + 1,)) - 1, start)
        # Markup that follows stands between the end of a piece and the next one.
        last = bisect_left(self.offsets, (end,))
        exact = last < len(self.offsets) and self.offsets[last][0] == end
        return Span(first, max(first, self._at(last if exact else last - 1, end)))

    def _at(self, index: int, position: int) -> int:
        start, offset = self.offsets[max(index, 0)] if self.offsets else (0, 0)
        return offset + position - start


def too_large(source: str) -> str:
    """Return why a piece of Markdown is not looked at, or nothing."""
    if len(source) > LONGEST:
        return f"it has {len(source):,} characters, which no work's line has"
    opened, closed = source.count("["), source.count("]")
    if opened > _MOST_BRACKETS or abs(opened - closed) > _MOST_UNMATCHED:
        return f"it has {opened + closed:,} brackets, which no work's line has"
    return ""
