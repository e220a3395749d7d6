"""A leaf block that is still open: add lines to it, and close it."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from synthlit.markdown.parsing.html import BLANK
from synthlit.markdown.parsing.line_cursor import TAB, LineCursor
from synthlit.markdown.parsing.link_syntax import read_definition, unescaped
from synthlit.markdown.parsing.nodes import Blocks, Fence, Heading, Leaf, Row, Table
from synthlit.markdown.parsing.table_rows import cells, parts
from synthlit.text import Span

LeafKind: TypeAlias = Literal["paragraph", "heading", "fence", "code", "html", "rule", "table"]
NOWHERE = Span(0, 0)
_CLOSING = re.compile(r"(?:`{3,}+|~{3,}+)(?=[ \t]*\Z)")


@dataclass
class LeafBlock:
    """An open leaf block with its lines so far, without the prefixes of its containers.

    `line` is where its first line begins, `marker` are the characters that make a heading or fence,
    `ends` is the pattern that ends an HTML block, `done` is true once a line has ended the block,
    and `is_text` is true for a paragraph that cannot become a table: the row below has another
    number of cells.
    """

    kind: LeafKind
    line: int
    marker: Span = NOWHERE
    ends: re.Pattern[str] | None = None
    end: int = 0
    lines: list[Span] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    opening: Span = NOWHERE
    closing: Span | None = None
    done: bool = False
    is_text: bool = False

    def add_literal(self, text: str, cursor: LineCursor) -> bool:
        """Add a line of code or HTML, and return whether it belonged to the block."""
        start, end = cursor.position, cursor.end
        if self.kind == "fence":
            closing = _CLOSING.match(text, cursor.next, end) if cursor.indent < TAB else None
            if closing and closing[0].startswith(self.marker.of(text)):
                self.closing, self.done = Span(*closing.span()), True
        elif self.kind == "code":
            if cursor.is_blank:
                return True
            if cursor.indent < TAB:
                return False
        elif self.ends is BLANK and cursor.is_blank:
            return False
        elif self.ends is not BLANK and self.ends:
            self.done = bool(self.ends.search(text, start, end))
        if not self.closing:
            self.lines.append(Span(cursor.start if self.kind != "html" else start, end))
        self.end = end
        return True

    def add(self, text: str, cursor: LineCursor) -> None:
        """Add a line of a paragraph, or a row of a table."""
        line = Span(cursor.next, cursor.end)
        if self.kind == "table":
            found = cells(text, line)[: len(self.rows[0].cells)]
            self.rows.append(Row(Span(cursor.start, cursor.end), found))
        else:
            self.lines.append(line)
        self.end = cursor.end

    def add_title(self, text: str, end: int) -> None:
        """Read the text of an ATX heading."""
        start = self.marker.end
        source = text[start:end].rstrip(" \t")
        bare = source.rstrip("#")
        if not bare or bare[-1] in " \t":
            source = bare.rstrip(" \t")
        begin = start + len(source) - len(source.lstrip(" \t"))
        self.lines.append(Span(begin, max(begin, start + len(source))))
        self.end = end

    def take_definitions(self, text: str, blocks: Blocks) -> None:
        """Move the definitions at the beginning of a paragraph to the blocks."""
        if not self.lines or not text.startswith("[", self.lines[0].start):
            return
        if text.find("]:", self.lines[0].start, self.lines[-1].end) < 0:
            return
        leaf = _joined("paragraph", text, self.lines)
        position = 0
        while leaf.text.startswith("[", position) and (found := read_definition(leaf, position)):
            definition, position = found
            blocks.definitions.append(definition)
            blocks.references.setdefault(definition.label, definition.url)
        if position:
            self.lines = self.lines[bisect_left(leaf.starts, (position, -1)) :]

    def close(self, text: str, blocks: Blocks, item: int | None) -> None:
        """Add the block to the others; `item` is the list item that contains it."""
        span = Span(self.line, self.end)
        match self.kind:
            case "paragraph":
                self.take_definitions(text, blocks)
                if self.lines:
                    self._close_paragraph(text, blocks, item)
            case "heading":
                leaf = _joined("heading", text, self.lines, item)
                underlined = {"=": 1, "-": 2}.get(text[self.marker.start])
                level = underlined or self.marker.end - self.marker.start
                blocks.headings.append(Heading(level, span, leaf.span, len(blocks.leaves), span))
                blocks.leaves.append(leaf)
            case "fence":
                blocks.fences.append(self._fence(text))
            case "code":
                blocks.code.append(span)
            case "html":
                blocks.html.append(_joined("html", text, self.lines, item))
            case "table":
                blocks.tables.append(Table(span, tuple(self.rows)))
                blocks.leaves += (
                    _joined("cell", text, parts(text, cell), item)
                    for row in self.rows
                    for cell in row.cells
                )

    def _close_paragraph(self, text: str, blocks: Blocks, item: int | None) -> None:
        leaf = _joined("paragraph", text, self.lines, item)
        if item is not None and blocks.items[item].leaf is None:
            blocks.items[item] = blocks.items[item]._replace(
                leaf=len(blocks.leaves), content=leaf.span
            )
        blocks.leaves.append(leaf)

    def _fence(self, text: str) -> Fence:
        after = self.opening.end
        return Fence(
            Span(self.line, self.end),
            self.opening,
            self.marker.of(text),
            unescaped(text[self.marker.end : after].strip(" \t")),
            Span(self.lines[0].start, self.lines[-1].end) if self.lines else Span(after, after),
            self.closing,
        )


def _joined(kind: str, text: str, lines: list[Span], item: int | None = None) -> Leaf:
    """Return lines, or parts of one cell, as one text; no spaces at its end but in HTML."""
    if len(lines) == 1:
        shown = lines[0].of(text)
        shown = shown if kind == "html" else shown.rstrip(" \t")
        return Leaf(kind, shown, ((0, lines[0].start),), item)
    between = "" if kind == "cell" else "\n"
    pieces = [line.of(text) for line in lines]
    if kind != "html":
        pieces[-1] = pieces[-1].rstrip(" \t")
    starts: list[tuple[int, int]] = []
    position = 0
    for line, piece in zip(lines, pieces, strict=True):
        starts.append((position, line.start))
        position += len(piece) + len(between)
    return Leaf(kind, between.join(pieces), tuple(starts), item)
