"""Read the block structure of a Markdown file, line by line, as GitHub does.

Source: CommonMark 0.31, chapters 4 and 5, and its parsing strategy; GitHub Flavored Markdown for
tables; cmark-gfm for footnotes. A line is read once for each container that it continues; there are
no more than DEEPEST of them.
"""

import re

from synthlit.markdown.parsing.html import block_end
from synthlit.markdown.parsing.leaf_block import LeafBlock, LeafKind
from synthlit.markdown.parsing.line_cursor import TAB, LineCursor
from synthlit.markdown.parsing.nodes import Blocks, Item, Row
from synthlit.markdown.parsing.open_blocks import ContainerBlock, OpenBlocks
from synthlit.markdown.parsing.plain_items import read_plain_items
from synthlit.markdown.parsing.table_rows import cells, is_delimiter_row
from synthlit.text import Span, Text

DEEPEST = 100
_STARTERS = frozenset("#>`~<=-_*+[|:0123456789")
_ATX = re.compile(r"#{1,6}(?=[ \t]|\Z)")
_FENCE = re.compile(r"`{3,}+(?=[^`]*\Z)|~{3,}+")
_UNDERLINE = re.compile(r"(=++|-++)[ \t]*\Z")
_THEMATIC_BREAK = re.compile(r"(?:(?:\*[ \t]*){3,}+|(?:-[ \t]*){3,}+|(?:_[ \t]*){3,}+)\Z")
_ITEM = re.compile(r"(?:[*+-]|([0-9]{1,9})([.)]))(?=[ \t]|\Z)")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]:[ \t]*")


def parse_blocks(source: Text) -> Blocks:
    """Return the blocks of a text; a byte order mark belongs to no block."""
    text, starts = source.text, [*source.line_starts, len(source.text)]
    parser = _BlockParser(text)
    number = 0
    while number < len(starts) - 1:
        begin = starts[number] + (not number and text.startswith("\ufeff"))
        if text.startswith("- ", begin) and (lines := parser.items(begin)):
            number += lines
            continue
        number += 1
        end = starts[number]
        while end > begin and text[end - 1] in "\r\n":
            end -= 1
        if begin < starts[number]:
            parser.line(begin, end)
    return parser.finish()


class _BlockParser:
    """The state while a text is read; `depth` is the number of containers that a line continues."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._cursor = LineCursor(text)
        self._open = OpenBlocks(text)

    def finish(self) -> Blocks:
        """Close the open blocks and return all blocks."""
        self._open.close_leaf()
        self._open.close(0)
        blocks = self._open.blocks
        # The next heading of each level, or of a higher one, ends a section.
        ends = [len(self._text)] * 7
        for number, heading in reversed([*enumerate(blocks.headings)]):
            start, level = heading.span.start, heading.level
            blocks.headings[number] = heading._replace(section=Span(start, ends[level]))
            ends[level:] = [start] * (7 - level)
        return blocks

    def items(self, start: int) -> int:
        """Read the plain items at the beginning of a line, and return how many lines these are."""
        return read_plain_items(self._text, start, self._open)

    def line(self, start: int, end: int) -> None:
        """Read a line without its end."""
        containers = self._open.containers
        self._cursor.enter(start, end)
        depth = 0
        while depth < len(containers) and self._continues(containers[depth]):
            depth += 1
        leaf = self._open.leaf
        if leaf and depth == len(containers) and leaf.kind in ("fence", "html", "code"):
            taken = leaf.add_literal(self._text, self._cursor)
            if leaf.done or not taken:
                self._open.close_leaf()
            if taken:
                return
        self._read(depth)

    def _continues(self, container: ContainerBlock) -> bool:
        """Return whether a line continues a container, and read the container's prefix."""
        cursor = self._cursor
        if container.kind == "list":
            return True
        if container.kind == "quote":
            if cursor.indent >= TAB or not self._text.startswith(">", cursor.next, cursor.end):
                return False
            container.end = cursor.end
            self._read_quote()
        elif cursor.is_blank:
            if container.is_empty:
                return False
            cursor.skip_to_next()
        elif cursor.indent >= container.needed:
            cursor.skip(container.needed)
        else:
            return False
        return True

    def _read_quote(self) -> None:
        self._cursor.skip_to_next(1)
        if self._cursor.indent:
            self._cursor.skip(1)

    def _read(self, depth: int) -> None:
        """Open the blocks that a line begins, and add the rest of the line to one."""
        cursor, opened = self._cursor, self._open
        while not cursor.is_blank:
            own = opened.paragraph if depth == len(opened.containers) else None
            if cursor.indent >= TAB:
                if opened.paragraph:
                    break
                self._begin("code", depth).add_literal(self._text, cursor)
                return
            character = self._text[cursor.next]
            if character not in _STARTERS:
                break
            if self._begin_leaf(character, own, depth):
                return
            if not self._begin_container(character, own, depth):
                if own and character in "|:-" and self._begin_table(own):
                    return
                break
            depth = len(opened.containers)
        if opened.paragraph and not cursor.is_blank:
            opened.paragraph.add(self._text, cursor)  # a lazy continuation line
            return
        opened.close(depth)
        if cursor.is_blank:
            opened.close_leaf()
        else:
            (opened.leaf or self._begin("paragraph", depth)).add(self._text, cursor)

    def _begin(self, kind: LeafKind, depth: int, marker: re.Match[str] | None = None) -> LeafBlock:
        return self._open.open(kind, depth, self._cursor.start, marker)

    def _begin_leaf(self, character: str, own: LeafBlock | None, depth: int) -> bool:
        """Open a heading, a fence, an HTML block or a thematic break, if the line begins one."""
        cursor, text, start, end = self._cursor, self._text, self._cursor.next, self._cursor.end
        if own and character in "=-" and (match := _UNDERLINE.match(text, start, end)):
            own.take_definitions(text, self._open.blocks)
            if own.lines:
                own.kind, own.marker, own.end = "heading", Span(*match.span(1)), end
                self._open.close_leaf()
                return True
        if character == "#" and (match := _ATX.match(text, start, end)):
            self._begin("heading", depth, match).add_title(text, end)
            self._open.close_leaf()
        elif character in "`~" and (match := _FENCE.match(text, start, end)):
            leaf = self._begin("fence", depth, match)
            leaf.opening, leaf.end = Span(start, end), end
        elif character == "<" and (ends := block_end(text[start:end], in_paragraph=bool(own))):
            leaf = self._begin("html", depth)
            leaf.ends = ends
            leaf.add_literal(text, cursor)
            if leaf.done:
                self._open.close_leaf()
        elif character in "*-_" and (match := _THEMATIC_BREAK.match(text, start, end)):
            self._begin("rule", depth).end = end
            self._open.close_leaf()
        else:
            return False
        return True

    def _begin_table(self, paragraph: LeafBlock) -> bool:
        """Make the last line of a paragraph a table header, if this line is its delimiter row."""
        below = Span(self._cursor.next, self._cursor.end)
        if paragraph.is_text or not paragraph.lines or not is_delimiter_row(self._text, below):
            return False
        row = paragraph.lines[-1]
        found = cells(self._text, row)
        if len(found) != len(cells(self._text, below)):
            paragraph.is_text = True
            return False
        line = max(self._text.rfind(end, 0, row.start) for end in "\r\n") + 1
        paragraph.lines.pop()
        paragraph.end = paragraph.lines[-1].end if paragraph.lines else line
        self._open.close_leaf()
        rows = [Row(Span(line, row.end), found)]
        self._open.leaf = LeafBlock("table", line, end=self._cursor.end, rows=rows)
        return True

    def _begin_container(self, character: str, own: LeafBlock | None, depth: int) -> bool:
        """Open a block quote, a list item or a footnote, if the line begins one."""
        cursor, text = self._cursor, self._text
        if depth >= DEEPEST:
            return False
        if character == ">":
            self._open.push(ContainerBlock("quote", cursor.start, cursor.end), depth)
            self._read_quote()
            return True
        if character == "[":
            match = _FOOTNOTE.match(text, cursor.next, cursor.end)
            if match:
                self._open.push(ContainerBlock("footnote", cursor.start, cursor.end, TAB), depth)
                cursor.skip_to_next(len(match[0]))
            return bool(match)
        match = _ITEM.match(text, cursor.next, cursor.end)
        if not match:
            return False
        if own:
            is_bare = not text[match.end() : cursor.end].strip(" \t")
            if is_bare or (match[1] and int(match[1]) != 1):
                return False
        self._begin_item(match, depth)
        return True

    def _begin_item(self, match: re.Match[str], depth: int) -> None:
        cursor, opened, items = self._cursor, self._open, self._open.blocks.items
        start, end, needed = cursor.start, cursor.end, cursor.indent + len(match[0])
        cursor.skip_to_next(len(match[0]))
        width = 1 if cursor.is_blank or cursor.indent > TAB else cursor.indent
        delimiter = match[2] or match[0]
        above = opened.containers[depth - 1] if depth else None
        if not above or above.kind != "list" or above.delimiter != delimiter:
            opened.push(ContainerBlock("list", start, end, delimiter=delimiter), depth)
            depth = len(opened.containers)
        outer = opened.items(depth)
        opened.push(ContainerBlock("item", start, end, needed + width, number=len(items)), depth)
        line = Span(start, end)
        items.append(
            Item(
                line, match[0], match.start(),
                Span(match.end(), match.end()), len(outer) + 1, bool(match[1]),
                outer[-1] if outer else None, opened.blocks.heading,
            )
        )  # fmt: skip
        if not cursor.is_blank:
            cursor.skip(width)
