"""Read the block structure of a Markdown file with the place of each block in the text."""

import re
from typing import TYPE_CHECKING, Any

from synthlit.documents.markdown.reading.parts import Definition, Fence, Leaf, Row, Table
from synthlit.documents.markdown.reading.raw import Blocks, Head, RawItem
from synthlit.documents.text import Span, Text

if TYPE_CHECKING:
    from markdown_it.token import Token

# What is nested deeper is not read.
_DEEPEST = 100
_SKIPPED = re.compile(r"[ \t>]*")
_MARKER = re.compile(r"[-*+]|\d{1,9}[.)]")
_CHECKBOX = re.compile(r"\[([ xX])\](?=\s)")
_ATX = re.compile(r"[ \t>]*(#{1,6})(?=[ \t]|$)")
_CELL = re.compile(r"(?>\\.|[^|])*+")
_TARGET = re.compile(r"\]:\s*+(?:<([^<>\n]*+)>|([^\s<]\S*+))")


def read_blocks(source: Text) -> Blocks:
    """Return the blocks of a text, as CommonMark with GitHub's tables has them."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    parser.core.ruler.disable(["inline", "text_join"])
    environment: dict[str, Any] = {}
    tokens = parser.parse(source.text.removeprefix("\ufeff"), environment)
    walker = _Walker(source)
    for token in tokens:
        walker.step(token)
    walker.define(environment)
    return walker.blocks


class _Walker:
    """Goes through the parser's tokens, which know lines only, and finds the characters."""

    def __init__(self, source: Text) -> None:
        self._text, self._source = source.text, source
        self._starts = source.line_starts
        self._open: list[int] = []
        self._lists: list[bool] = []
        self._rows: list[Row] = []
        self._table = Span(0, 0)
        self._in_table = False
        self.blocks = Blocks()

    def step(self, token: "Token") -> None:
        """Take the next token."""
        first, end = token.map or (0, 0)
        match token.type:
            case "heading_open":
                self._heading(token, first, end)
            case "inline":
                self._inline(token, first)
            case "bullet_list_open" | "ordered_list_open":
                self._lists.append(token.type == "ordered_list_open")
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "list_item_open":
                self._item(first, end)
            case "list_item_close":
                self._open.pop()
            case "fence":
                self._fence(token, first, end)
            case "code_block":
                self.blocks.code.append(self._lines(first, end))
            case "html_block":
                self.blocks.html.append(self._leaf("html", token.content, first))
            case "blockquote_open":
                self.blocks.quotes.append(self._lines(first, end))
            case "table_open":
                self._rows, self._table, self._in_table = [], self._lines(first, end), True
            case "tr_open":
                self._row(first)
            case "table_close":
                self._in_table = False
                self.blocks.tables.append(Table(self._table, tuple(self._rows), self._under()))

    def _under(self) -> int | None:
        """Return the index of the heading above."""
        return len(self.blocks.heads) - 1 if self.blocks.heads else None

    def _lines(self, first: int, end: int) -> Span:
        """Return the place of lines, counted from 0, without the last one's end."""
        last = len(self._starts)
        stop = self._starts[end] if end < last else len(self._text)
        start = min(self._starts[first] if first < last else len(self._text), stop)
        while stop > start and self._text[stop - 1] in "\r\n":
            stop -= 1
        return Span(start, stop)

    def _leaf(self, kind: str, content: str, first: int) -> Leaf:
        """Return inline Markdown whose lines are each the end of a line of the file."""
        pieces = content.split("\n")
        starts: list[tuple[int, int]] = []
        joined = 0
        for number, piece in enumerate(pieces, first):
            line = self._lines(number, number + 1)
            raw = line.of(self._text)
            if not raw.endswith(piece):
                raw = raw.rstrip()
            start = line.start + len(raw) - len(piece)
            if not raw.endswith(piece):
                # Tabs and NUL characters are not what they were in the file.
                start = line.start + max(raw.find(piece.strip()), 0)
            starts.append((joined, max(start, line.start)))
            joined += len(piece) + 1
        item = self._open[-1] if self._open else None
        return Leaf(kind, content, tuple(starts), item, self._under())

    def _inline(self, token: "Token", first: int) -> None:
        if self._in_table:
            return
        if self.blocks.heads and self.blocks.heads[-1].leaf == -1:
            head = self.blocks.heads[-1]
            self.blocks.heads[-1] = head._replace(leaf=len(self.blocks.leaves))
            leaf = self._leaf("heading", token.content, first)
            if head.style == "atx":
                start = self._atx(head.span, token.content)
                leaf = Leaf("heading", token.content, ((0, start),), leaf.item, leaf.heading)
        else:
            leaf = self._leaf("paragraph", token.content, first)
            self._first_paragraph(leaf)
        self.blocks.leaves.append(leaf)

    def _first_paragraph(self, leaf: Leaf) -> None:
        if leaf.item is None or self.blocks.items[leaf.item].leaf is not None:
            return
        item = self.blocks.items[leaf.item]
        box = _CHECKBOX.match(leaf.text)
        self.blocks.items[leaf.item] = item._replace(
            leaf=len(self.blocks.leaves), checkbox=box[1] != " " if box else None
        )

    def _atx(self, span: Span, content: str) -> int:
        match = _ATX.match(self._text, span.start)
        start = match.end() if match else span.start
        return max(self._text.find(content, start, span.end) if content else start, start)

    def _heading(self, token: "Token", first: int, end: int) -> None:
        style = "setext" if token.markup in ("=", "-") else "atx"
        span = self._lines(first, end)
        if first == 0 and self._text.startswith("\ufeff"):
            span = Span(1, span.end)
        self.blocks.heads.append(Head(int(token.tag[1:]), span, -1, style))

    def _item(self, first: int, end: int) -> None:
        parent = self._open[-1] if self._open else None
        line = self._lines(first, first + 1)
        start = line.start
        if parent is not None and self.blocks.items[parent].line.start == line.start:
            start = self.blocks.items[parent].content_at
        start += first == 0 and self._text.startswith("\ufeff")
        skipped = _SKIPPED.match(self._text, start)
        place = skipped.end() if skipped else start
        marker = _MARKER.match(self._text, place)
        sign = marker[0] if marker else ""
        span = self._lines(first, end)
        while span.end > line.start and self._text[span.end - 1].isspace():
            span = Span(span.start, span.end - 1)
        self._open.append(len(self.blocks.items))
        self.blocks.items.append(
            RawItem(
                span, line, sign, place, place - line.start, place + len(sign), None,
                len(self._open), self._lists[-1], parent, self._under(), None,
            )
        )  # fmt: skip

    def _fence(self, token: "Token", first: int, end: int) -> None:
        opening = self._lines(first, first + 1)
        at = self._text.find(token.markup, opening.start, opening.end)
        opening = Span(max(at, opening.start), opening.end)
        closes = re.compile(
            rf"[ \t>]*+({re.escape(token.markup[0])}{{{len(token.markup)},}})[ \t]*+"
        ).fullmatch(self._text, *_pair(self._lines(end - 1, end)))
        closing = Span(*closes.span(1)) if closes and end - 1 > first else None
        inside = end - (closing is not None)
        body = self._lines(first + 1, inside) if inside > first + 1 else None
        self.blocks.fences.append(
            Fence(
                self._lines(first, end), opening, token.markup, token.info.strip(),
                body or Span(opening.end, opening.end), closing,
            )
        )  # fmt: skip

    def _row(self, first: int) -> None:
        line = self._lines(first, first + 1)
        cells: list[Span] = []
        skipped = _SKIPPED.match(self._text, line.start, line.end)
        place = skipped.end() if skipped else line.start
        place += self._text.startswith("|", place)
        while place < line.end:
            match = _CELL.match(self._text, place, line.end)
            stop = match.end() if match else line.end
            inside = self._text[place:stop]
            start = place + len(inside) - len(inside.lstrip())
            if inside.strip() or stop < line.end:
                cells.append(Span(start, start + len(inside.strip())))
            place = stop + 1
        # What stands behind the last column is not shown.
        cells = cells[: len(self._rows[0].cells)] if self._rows else cells
        self._rows.append(Row(line, tuple(cells)))
        item = self._open[-1] if self._open else None
        for cell in cells:
            leaf = Leaf("cell", cell.of(self._text), ((0, cell.start),), item, self._under())
            self.blocks.leaves.append(leaf)

    def define(self, environment: dict[str, Any]) -> None:
        """Keep the definitions of references that the parser met."""
        found = list(environment.get("references", {}).items())
        self.blocks.references = {label: each["href"] for label, each in found}
        found += [(each["label"], each) for each in environment.get("duplicate_refs", ())]
        for label, definition in found:
            span = self._lines(*definition["map"])
            target = _TARGET.search(self._text, span.start, span.end)
            place = Span(*target.span(target.lastindex or 0)) if target else span
            self.blocks.definitions.append(Definition(label, span, definition["href"], place))
        self.blocks.definitions.sort(key=lambda each: each.span)


def _pair(span: Span) -> tuple[int, int]:
    return span.start, span.end
