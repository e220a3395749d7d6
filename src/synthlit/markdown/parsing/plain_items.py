"""Read the items of long lists at once: those of one line, and maybe a quotation of one line.

It finds what the block parser finds, which reads all other lines; a property test holds the two
equal.
"""

import re

from synthlit.markdown.parsing.nodes import Item, Leaf
from synthlit.markdown.parsing.open_blocks import OpenBlocks
from synthlit.text import Span

# No other block begins with these characters.
_TEXT = r"[^\s#>`~<=_*+|:0-9\[-][^\r\n]*(?<!\s)"
# The next item ends this one, so that nothing can belong to it.
_ITEM = re.compile(
    rf"- (\[(?!\^)[^\r\n]*(?<!\s)|{_TEXT})\n(?:  > ({_TEXT})\n)?(?=- \S)",
)
_DEFINES = "]:"


def read_plain_items(text: str, start: int, opened: OpenBlocks) -> int:
    """Add the items at the beginning of a line to an open list, and return how many lines it read.

    The last item of a list is left to the block parser, and so is the first, which opens the list.
    """
    if not opened.containers or opened.containers[0].delimiter != "-":
        return 0
    match = _next(text, start)
    if match is None:
        return 0
    opened.close(1)
    blocks, lines = opened.blocks, 0
    heading = blocks.heading
    while match:
        start, first, end = match.start(), match.start(1), match.end(1)
        number, leaf = len(blocks.items), len(blocks.leaves)
        content = Span(first, end)
        blocks.leaves.append(Leaf("paragraph", match[1], ((0, first),), number))
        lines += 1
        if match[2]:
            blocks.quotes.append(Span(end + 1, match.end(2)))
            blocks.leaves.append(Leaf("paragraph", match[2], ((0, match.start(2)),), number))
            end = match.end(2)
            lines += 1
        blocks.items.append(
            Item(Span(start, end), "-", start, content, 1, False, None, heading, leaf)
        )
        match = _next(text, match.end())
    return lines


def _next(text: str, start: int) -> re.Match[str] | None:
    match = _ITEM.match(text, start)
    if match and match[1][0] == "[" and _DEFINES in match[1]:
        return None
    return match
