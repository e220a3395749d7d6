"""Cut a Markdown file into its blocks, line by line, as GitHub does.

Source: CommonMark 0.31, chapters 4 and 5, and its parsing strategy; GitHub Flavored Markdown for
tables; cmark-gfm for footnotes. A line is looked at once for each container in which it stands, and
no more than DEEPEST of them are told apart.
"""

import re

from synthlit.markdown.parsing.cells import cells, is_delimiter_row
from synthlit.markdown.parsing.cursor import TAB, Cursor
from synthlit.markdown.parsing.html import block_end
from synthlit.markdown.parsing.opened import BlockKind, Opened
from synthlit.markdown.parsing.parts import Row
from synthlit.markdown.parsing.raw import Blocks, RawItem
from synthlit.markdown.parsing.stack import Container, Stack
from synthlit.text import Span, Text

DEEPEST = 100
_STARTERS = frozenset("#>`~<=-_*+[|:0123456789")
_ATX = re.compile(r"#{1,6}(?=[ \t]|\Z)")
_FENCE = re.compile(r"`{3,}+(?=[^`]*\Z)|~{3,}+")
_UNDERLINE = re.compile(r"(=++|-++)[ \t]*\Z")
_RULE = re.compile(r"(?:(?:\*[ \t]*){3,}+|(?:-[ \t]*){3,}+|(?:_[ \t]*){3,}+)\Z")
_ITEM = re.compile(r"(?:[*+-]|([0-9]{1,9})([.)]))(?=[ \t]|\Z)")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]:[ \t]*")


def read_blocks(source: Text) -> Blocks:
    """Return the blocks of a text; a byte order mark belongs to none."""
    scanner = _Scanner(source.text)
    starts = source.line_starts
    for start, following in zip(starts, [*starts[1:], len(source.text)], strict=True):
        begin = start + (not start and source.text.startswith("\ufeff"))
        end = following
        while end > begin and source.text[end - 1] in "\r\n":
            end -= 1
        if begin < following:
            scanner.line(begin, end)
    return scanner.finish()


class _Scanner:
    """The reading of one text; `depth` is always how many containers go on in a line."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._cursor = Cursor(text)
        self._stack = Stack(text)

    def finish(self) -> Blocks:
        """Close what is open and return everything."""
        self._stack.close_leaf()
        self._stack.close(0)
        return self._stack.blocks

    def line(self, start: int, end: int) -> None:
        """Read a line without its end."""
        containers = self._stack.containers
        self._cursor.enter(start, end)
        depth = 0
        while depth < len(containers) and self._goes_on(containers[depth]):
            depth += 1
        leaf = self._stack.leaf
        if leaf and depth == len(containers) and leaf.kind in ("fence", "html", "code"):
            taken = leaf.takes(self._text, self._cursor)
            if leaf.done or not taken:
                self._stack.close_leaf()
            if taken:
                return
        self._read(depth)

    def _goes_on(self, container: Container) -> bool:
        """Return whether a container goes on in this line, and read what it puts before it."""
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
        """Begin the blocks that a line begins, and add what is left of it to one."""
        cursor, stack = self._cursor, self._stack
        while not cursor.is_blank:
            own = stack.paragraph if depth == len(stack.containers) else None
            if cursor.indent >= TAB:
                if stack.paragraph:
                    break
                self._open("code", depth).takes(self._text, cursor)
                return
            sign = self._text[cursor.next]
            if sign not in _STARTERS:
                break
            if self._begin_leaf(sign, own, depth):
                return
            if not self._begin_container(sign, own, depth):
                if own and sign in "|:-" and self._begin_table(own):
                    return
                break
            depth = len(stack.containers)
        if stack.paragraph and not cursor.is_blank:
            stack.paragraph.add(self._text, cursor)  # a lazy line, where containers do not go on
            return
        stack.close(depth)
        if cursor.is_blank:
            stack.close_leaf()
        else:
            (stack.leaf or self._open("paragraph", depth)).add(self._text, cursor)

    def _open(self, kind: BlockKind, depth: int, marker: re.Match[str] | None = None) -> Opened:
        return self._stack.open(kind, depth, self._cursor.start, marker)

    def _begin_leaf(self, sign: str, own: Opened | None, depth: int) -> bool:
        """Begin a heading, a fence, a block of HTML or a rule, if the line does."""
        cursor, text, start, end = self._cursor, self._text, self._cursor.next, self._cursor.end
        if own and sign in "=-" and (match := _UNDERLINE.match(text, start, end)):
            own.take_definitions(text, self._stack.blocks)
            if own.lines:
                own.kind, own.marker, own.end = "heading", Span(*match.span(1)), end
                self._stack.close_leaf()
                return True
        if sign == "#" and (match := _ATX.match(text, start, end)):
            self._open("heading", depth, match).add_title(text, end)
            self._stack.close_leaf()
        elif sign in "`~" and (match := _FENCE.match(text, start, end)):
            leaf = self._open("fence", depth, match)
            leaf.opening, leaf.end = Span(start, end), end
        elif sign == "<" and (ends := block_end(text[start:end], in_paragraph=bool(own))):
            leaf = self._open("html", depth)
            leaf.ends = ends
            leaf.takes(text, cursor)
            if leaf.done:
                self._stack.close_leaf()
        elif sign in "*-_" and (match := _RULE.match(text, start, end)):
            self._open("rule", depth).end = end
            self._stack.close_leaf()
        else:
            return False
        return True

    def _begin_table(self, paragraph: Opened) -> bool:
        """Make the last line of a paragraph the head of a table, if this line stands below one."""
        below = Span(self._cursor.next, self._cursor.end)
        if paragraph.is_text or not paragraph.lines or not is_delimiter_row(self._text, below):
            return False
        row = paragraph.lines[-1]
        found = cells(self._text, row)
        if len(found) != len(cells(self._text, below)):
            paragraph.is_text = True
            return False
        line = self._line_of(row.start)
        paragraph.lines.pop()
        paragraph.end = paragraph.lines[-1].end if paragraph.lines else line
        self._stack.close_leaf()
        rows = [Row(Span(line, row.end), found)]
        self._stack.leaf = Opened("table", line, end=self._cursor.end, rows=rows)
        return True

    def _line_of(self, offset: int) -> int:
        """Return where the line of a character begins."""
        return max(self._text.rfind("\n", 0, offset), self._text.rfind("\r", 0, offset)) + 1

    def _begin_container(self, sign: str, own: Opened | None, depth: int) -> bool:
        """Begin a quotation, a list item or a footnote, if the line does."""
        cursor, text = self._cursor, self._text
        if depth >= DEEPEST:
            return False
        if sign == ">":
            self._stack.push(Container("quote", cursor.start, cursor.end), depth)
            self._read_quote()
            return True
        if sign == "[":
            match = _FOOTNOTE.match(text, cursor.next, cursor.end)
            if match:
                self._stack.push(Container("footnote", cursor.start, cursor.end, TAB), depth)
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
        cursor, stack, items = self._cursor, self._stack, self._stack.blocks.items
        start, end, needed = cursor.start, cursor.end, cursor.indent + len(match[0])
        cursor.skip_to_next(len(match[0]))
        width = 1 if cursor.is_blank or cursor.indent > TAB else cursor.indent
        sign = match[2] or match[0]
        above = stack.containers[depth - 1] if depth else None
        if not above or above.kind != "list" or above.sign != sign:
            stack.push(Container("list", start, end, sign=sign), depth)
            depth = len(stack.containers)
        outer = stack.items(depth)
        stack.push(Container("item", start, end, needed + width, number=len(items)), depth)
        line = Span(start, end)
        items.append(
            RawItem(
                line, line, match[0], match.start(), match.start() - start, match.end(), None,
                len(outer) + 1, bool(match[1]), outer[-1] if outer else None,
                stack.blocks.heading, None,
            )
        )  # fmt: skip
        if not cursor.is_blank:
            cursor.skip(width)
