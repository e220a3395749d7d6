"""A block that is still open: what its lines add to it, and what it is when it closes."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from synthlit.markdown.parsing.cells import cells, parts
from synthlit.markdown.parsing.cursor import TAB, Cursor
from synthlit.markdown.parsing.definition import read_definition
from synthlit.markdown.parsing.destination import unescaped
from synthlit.markdown.parsing.html import BLANK
from synthlit.markdown.parsing.parts import Fence, Leaf, Row, Table
from synthlit.markdown.parsing.raw import Blocks, Head
from synthlit.text import Span

BlockKind: TypeAlias = Literal["paragraph", "heading", "fence", "code", "html", "rule", "table"]
NOWHERE = Span(0, 0)
_CHECKBOX = re.compile(r"\[([ xX])\](?=\s)")
_CLOSING = re.compile(r"(?:`{3,}+|~{3,}+)(?=[ \t]*\Z)")


@dataclass
class Opened:
    """A block with its lines so far, without what containers put before each.

    `line` is where its first line begins, `marker` are the signs of a heading or fence, `ends` is
    what ends a block of HTML, `done` whether a line has ended the block, `is_text` whether a
    paragraph can hold no table, as one with a row of another width below it.
    """

    kind: BlockKind
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

    def takes(self, text: str, cursor: Cursor) -> bool:
        """Add a line of code or HTML; tell whether it belonged to the block."""
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

    def add(self, text: str, cursor: Cursor) -> None:
        """Add a line of text, or a row."""
        line = Span(cursor.next, cursor.end)
        if self.kind == "table":
            found = cells(text, line)[: len(self.rows[0].cells)]
            self.rows.append(Row(Span(cursor.start, cursor.end), found))
        else:
            self.lines.append(line)
        self.end = cursor.end

    def add_title(self, text: str, end: int) -> None:
        """Read what stands behind the signs of a heading."""
        start = self.marker.end
        source = text[start:end].rstrip(" \t")
        bare = source.rstrip("#")
        if not bare or bare[-1] in " \t":
            source = bare.rstrip(" \t")
        begin = start + len(source) - len(source.lstrip(" \t"))
        self.lines.append(Span(begin, max(begin, start + len(source))))
        self.end = end

    def take_definitions(self, text: str, blocks: Blocks) -> None:
        """Move the definitions with which a paragraph begins to the others."""
        if not self.lines or not text.startswith("[", self.lines[0].start):
            return
        leaf = joined("paragraph", text, self.lines)
        place = 0
        while leaf.text.startswith("[", place) and (found := read_definition(leaf, place)):
            definition, place = found
            blocks.definitions.append(definition)
            blocks.references.setdefault(definition.label, definition.url)
        if place:
            self.lines = self.lines[bisect_left(leaf.starts, (place, -1)) :]

    def close(self, text: str, blocks: Blocks, item: int | None) -> None:
        """Put the block to the others; `item` is the list item in which it stands."""
        match self.kind:
            case "paragraph":
                self.take_definitions(text, blocks)
                if self.lines:
                    self._close_paragraph(text, blocks, item)
            case "heading":
                signs = self.marker.of(text)
                level = len(signs) if signs[0] == "#" else 1 if signs[0] == "=" else 2
                style = "atx" if signs[0] == "#" else "setext"
                span = Span(self.line, self.end)
                blocks.heads.append(Head(level, span, len(blocks.leaves), style))
                blocks.leaves.append(joined("heading", text, self.lines, item, blocks.heading))
            case "fence":
                blocks.fences.append(self._fence(text))
            case "code":
                blocks.code.append(Span(self.line, self.end))
            case "html":
                blocks.html.append(joined("html", text, self.lines, item, blocks.heading))
            case "table":
                blocks.tables.append(
                    Table(Span(self.line, self.end), tuple(self.rows), blocks.heading)
                )
                blocks.leaves += (
                    joined("cell", text, parts(text, cell), item, blocks.heading)
                    for row in self.rows
                    for cell in row.cells
                )

    def _close_paragraph(self, text: str, blocks: Blocks, item: int | None) -> None:
        leaf = joined("paragraph", text, self.lines, item, blocks.heading)
        if item is not None and blocks.items[item].leaf is None:
            box = _CHECKBOX.match(leaf.text)
            checkbox = box[1] != " " if box else None
            blocks.items[item] = blocks.items[item]._replace(
                leaf=len(blocks.leaves), checkbox=checkbox
            )
        blocks.leaves.append(leaf)

    def _fence(self, text: str) -> Fence:
        behind = self.opening.end
        body = Span(self.lines[0].start, self.lines[-1].end) if self.lines else None
        return Fence(
            Span(self.line, self.end),
            self.opening,
            self.marker.of(text),
            unescaped(text[self.marker.end : behind].strip(" \t")),
            body or Span(behind, behind),
            self.closing,
        )


def joined(
    kind: str,
    text: str,
    lines: list[Span],
    item: int | None = None,
    heading: int | None = None,
) -> Leaf:
    """Return lines, or parts of one cell, as one text; no spaces at its end but in HTML."""
    between = "" if kind == "cell" else "\n"
    pieces = [line.of(text) for line in lines]
    if kind != "html":
        pieces[-1] = pieces[-1].rstrip(" \t")
    starts: list[tuple[int, int]] = []
    place = 0
    for line, piece in zip(lines, pieces, strict=True):
        starts.append((place, line.start))
        place += len(piece) + len(between)
    return Leaf(kind, between.join(pieces), tuple(starts), item, heading)
