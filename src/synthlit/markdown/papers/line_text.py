"""A part of a document as plain text, with its links and styles."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias

from synthlit.markdown.papers.labels import Role
from synthlit.markdown.papers.links import LineImage, LineLink
from synthlit.text import Span

StyleName: TypeAlias = Literal["strong", "em", "code"]

# Lines of works are far smaller.
LONGEST = 40_000
_MOST_BRACKETS = 400
_MOST_UNMATCHED = 40

# In the text, each link is one private character.
PRIVATE = re.compile("[\ue000-\uf8ff]")


class LineStyle(NamedTuple):
    """The part of a text that has a style; it may contain another."""

    start: int
    end: int
    name: StyleName


@dataclass(frozen=True)
class LineText:
    """Text without markup but with line breaks, in which each link is one private character.

    `offsets` are pairs of an index in the text and the offset of that character in the document.
    """

    text: str = ""
    links: Mapping[str, LineLink] = field(default_factory=dict)
    styles: tuple[LineStyle, ...] = ()
    images: tuple[LineImage, ...] = ()
    anchors: tuple[str, ...] = ()
    offsets: tuple[tuple[int, int], ...] = ()

    @cached_property
    def resources(self) -> frozenset[str]:
        """The links to the paper's text, its code and the like, which are no titles."""
        return frozenset(c for c, x in self.links.items() if x.role not in ("title", "internal"))

    def addresses(self, role: Role) -> list[str]:
        """Return the addresses of the links with a role."""
        return [link.address for link in self.links.values() if link.role == role]

    def shown(self, text: str) -> str:
        """Return a part of the text on one line, with the texts of its links."""
        if not text.isascii():
            text = PRIVATE.sub(lambda match: self.links[match[0]].text, text)
        return " ".join(text.split())

    def part(self, start: int, end: int) -> "LineText":
        """Return a part of the text as a text of its own."""
        text = self.text[start:end]
        styles = (x for x in self.styles if start <= x.start and x.end <= end)
        offsets = ((at, offset) for at, offset in self.offsets if start <= at <= end)
        first = (start, self.span(start, start).start)
        return LineText(
            text,
            {character: link for character, link in self.links.items() if character in text},
            tuple(LineStyle(x.start - start, x.end - start, x.name) for x in styles),
            offsets=tuple((at - start, offset) for at, offset in (first, *offsets)),
        )

    def span(self, start: int, end: int) -> Span:
        """Return the span of the document from which a part of the text comes."""
        first = self._at(bisect_left(self.offsets, (start + 1,)) - 1, start)
        # Markup that follows is between the end of this part and the next one.
        last = bisect_left(self.offsets, (end,))
        exact = last < len(self.offsets) and self.offsets[last][0] == end
        return Span(first, max(first, self._at(last if exact else last - 1, end)))

    def _at(self, index: int, position: int) -> int:
        start, offset = self.offsets[max(index, 0)] if self.offsets else (0, 0)
        return offset + position - start


def too_large(source: str) -> str:
    """Return why Markdown is too large to be the line of a work, or nothing."""
    if len(source) > LONGEST:
        return f"it has {len(source):,} characters, too many for the line of a work"
    opened, closed = source.count("["), source.count("]")
    if opened > _MOST_BRACKETS or abs(opened - closed) > _MOST_UNMATCHED:
        return f"it has {opened + closed:,} brackets, too many for the line of a work"
    return ""
