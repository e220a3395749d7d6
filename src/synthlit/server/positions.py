"""Positions in a text as editors count them: lines from 0, columns in UTF-16 units.

Source: Language Server Protocol 3.17, `Position` and `PositionEncodingKind`.
"""

from dataclasses import dataclass

from synthlit.text import Text


@dataclass(frozen=True)
class Edit:
    """One edit by which a text becomes another: lines and UTF-16 columns, from 0."""

    start: tuple[int, int]
    end: tuple[int, int]
    text: str


def units(text: str) -> int:
    """Return how many UTF-16 units a text has."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def position(source: Text, offset: int) -> tuple[int, int]:
    """Return the position of a character."""
    line, column = source.position(offset)
    start = source.line_starts[line - 1]
    return line - 1, units(source.text[start : start + column - 1])


def word(source: Text, line: int, column: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the start and end of a finding's underline: the word there, or one character."""
    text = source.line(line)
    start = min(column - 1, len(text))
    end = start
    while end < len(text) and not text[end].isspace() and text[end] not in '{}(),"':
        end += 1
    end = max(end, min(start + 1, len(text)))
    return (line - 1, units(text[:start])), (line - 1, units(text[:end]))


def difference(before: str, after: str) -> Edit:
    """Return the shortest single edit that turns one text into the other."""
    start = 0
    shortest = min(len(before), len(after))
    while start < shortest and before[start] == after[start]:
        start += 1
    end = 0
    while end < shortest - start and before[-1 - end] == after[-1 - end]:
        end += 1
    source = Text(before)
    return Edit(
        position(source, start),
        position(source, len(before) - end),
        after[start : len(after) - end],
    )
