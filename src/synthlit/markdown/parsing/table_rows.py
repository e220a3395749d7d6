r"""Split the rows of a table into cells.

Source: GitHub Flavored Markdown 0.29, 4.10; cmark-gfm, extensions/table.c.
"""

import re

from synthlit.text import Span

_DELIMITERS = re.compile(r"\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+(?:\|[ \t]*+)?\Z")
_PIPE = re.compile(r"\\\|")
_CELL = re.compile(r"(?>\\[!-/:-@\[-`{-~]|[^|])*+")


def is_delimiter_row(text: str, line: Span) -> bool:
    """Return whether a line is a delimiter row, which makes the line above it a table header."""
    return _DELIMITERS.match(text, line.start, line.end) is not None


def cells(text: str, row: Span) -> tuple[Span, ...]:
    r"""Return the cells of a row without the spaces around them; `\|` separates no cells."""
    row = _stripped(text, row.start, row.end)
    position = row.start + text.startswith("|", row.start)
    found: list[Span] = []
    while position < row.end:
        cell = _CELL.match(text, position, row.end)
        stop = cell.end() if cell else row.end
        found.append(_stripped(text, position, stop))
        position = stop + 1
    return tuple(found)


def parts(text: str, cell: Span) -> list[Span]:
    r"""Return the parts of a cell between the backslashes before pipes, which are removed first."""
    found: list[Span] = []
    start = cell.start
    for pipe in _PIPE.finditer(text, cell.start, cell.end):
        found.append(Span(start, pipe.start()))
        start = pipe.start() + 1
    return [*found, Span(start, cell.end)]


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " \t":
        start += 1
    while start < end and text[end - 1] in " \t":
        end -= 1
    return Span(start, end)
