"""A file's text: positions of characters, and the text after edits."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from io import StringIO
from itertools import accumulate


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """A part of a text, from the character at `start` up to, not including, that at `end`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the part itself."""
        return text[self.start : self.end]


@dataclass(frozen=True, order=True)
class TextEdit:
    """Replace the characters from `start` up to, not including, `end` with `text`."""

    start: int
    end: int
    text: str = ""


@dataclass(frozen=True)
class Text:
    """A text with its lines; offsets count characters, a CR LF is two of them."""

    text: str

    @cached_property
    def line_starts(self) -> Sequence[int]:
        """The offset of each line; CR LF, LF and a lone CR end a line."""
        return _line_starts(self.text)

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column, counted from 1, of a character."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """Return a line, counted from 1, without its line end; empty if there is no such line."""
        if not 1 <= number <= len(self.line_starts):
            return ""
        start = self.line_starts[number - 1]
        end = self.line_starts[number] if number < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")


def applied(text: str, edits: Iterable[TextEdit]) -> str:
    """Return the text after edits that do not overlap.

    Raises ValueError for edits that overlap.
    """
    pieces: list[str] = []
    position = 0
    for edit in sorted(edits):
        if edit.start < position:
            raise ValueError(f"two edits meet at character {edit.start}")
        pieces += (text[position : edit.start], edit.text)
        position = edit.end
    return "".join([*pieces, text[position:]])


# A linter, its rules and its report look at lines of the same text, which can be large.
@lru_cache(maxsize=4)
def _line_starts(text: str) -> Sequence[int]:
    starts = (0, *accumulate(map(len, StringIO(text, newline=""))))
    return starts if text.endswith(("\r", "\n")) or not text else starts[:-1]
