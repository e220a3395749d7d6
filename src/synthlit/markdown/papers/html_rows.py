"""Find the items and rows of lists and tables that are written in HTML."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.papers.line_text import LineText
from synthlit.markdown.papers.markup import TextBuilder
from synthlit.markdown.parsing.nodes import Leaf
from synthlit.text import Span

_CELLS = frozenset({"td", "th"})
_ENDS_ITEM = frozenset({"li", "ul", "ol"})
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class HtmlRow:
    """A list item (a row of one cell) or a table's row, and its part of the document."""

    cells: tuple[LineText, ...]
    span: Span
    is_item: bool
    is_head: bool = False


@dataclass(frozen=True)
class HtmlList:
    """The rows of one block of HTML, in their order."""

    rows: tuple[HtmlRow, ...]


def html_lists(document: MarkdownDocument) -> Iterator[HtmlList]:
    """Yield the lists and tables in HTML, a block at a time; comments have none."""
    for leaf in document.blocks.html:
        rows = tuple(_Block(document, leaf).rows())
        if rows:
            yield HtmlList(rows)


class _Block:
    """A block of HTML while its rows are read."""

    def __init__(self, document: MarkdownDocument, leaf: Leaf) -> None:
        self._document, self._leaf = document, leaf
        self._cells: list[LineText] = []
        self._open: TextBuilder | None = None
        self._start: int | None = None
        self._heads = 0

    def rows(self) -> Iterator[HtmlRow]:
        """Yield the items and rows; one that is not closed ends with the next or the block."""
        span, tags = self._leaf.span, self._document.tags
        reached = span.start
        for tag in tags[bisect_left(tags, span.start, key=lambda tag: tag.span.start) :]:
            if tag.span.start >= span.end:
                break
            self._add_text(reached, tag.span.start)
            reached = tag.span.end
            if tag.name == "tr" or tag.name in _ENDS_ITEM:
                yield from self._row(tag.span.start, is_item=tag.name != "tr")
                if not tag.closing and tag.name in ("tr", "li"):
                    self._start = tag.span.start
                    self._open = TextBuilder() if tag.name == "li" else None
            elif tag.name in _CELLS:
                self._end_cell()
                if not tag.closing:
                    self._open = TextBuilder()
                    self._heads += tag.name == "th"
            elif self._open:
                self._open.tag(tag)
        self._add_text(reached, span.end)
        yield from self._row(span.end, is_item=not self._cells)

    def _add_text(self, start: int, end: int) -> None:
        if self._open and start < end and not self._document.is_code(start):
            shown = unescape(_SPACE.sub(" ", self._document.text[start:end]))
            self._open.add_shown(shown, start, end)

    def _end_cell(self) -> None:
        if self._open:
            self._cells.append(self._open.line())
        self._open = None

    def _row(self, end: int, *, is_item: bool) -> Iterator[HtmlRow]:
        """Yield the open row, if there is one."""
        self._end_cell()
        if self._cells and self._start is not None:
            is_head = self._heads == len(self._cells)
            yield HtmlRow(tuple(self._cells), Span(self._start, end), is_item, is_head)
        self._cells, self._heads, self._start = [], 0, None
