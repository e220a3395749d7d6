"""Read the indentation of a line from left to right; tabs reach to every fourth column."""

import re

_SPACES = re.compile(r"[ \t]*")
TAB = 4


class LineCursor:
    """The position in a line, and that of the next character that is not a space (`next`).

    `indent` counts the columns between the two. A tab may have been read in part; then `position`
    is still that of the tab.
    """

    __slots__ = ("column", "end", "indent", "is_blank", "next", "position", "start", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.enter(0, 0)

    def enter(self, start: int, end: int) -> None:
        """Begin a line; `end` is before its line end."""
        self.start = self.position = start
        self.end = end
        self.column = 0
        self._look()

    def _look(self) -> None:
        """Find the next character that is not a space."""
        start = self.position
        match = _SPACES.match(self.text, start, self.end)
        self.next = end = match.end() if match else start
        self.is_blank = end == self.end
        self.indent = end - start
        if self.text.find("\t", start, end) >= 0:
            column = self.column
            for character in self.text[start:end]:
                column += TAB - column % TAB if character == "\t" else 1
            self.indent = column - self.column

    def skip(self, columns: int) -> None:
        """Go on by columns of spaces."""
        while columns > 0 and self.position < self.end:
            if self.text[self.position] != "\t":
                step, done = 1, True
            else:
                width = TAB - self.column % TAB
                step, done = min(width, columns), width <= columns
            self.position += done
            self.column += step
            columns -= step
        self._look()

    def skip_to_next(self, characters: int = 0) -> None:
        """Go on to the next character that is not a space, and then by some characters."""
        self.column += self.indent + characters
        self.position = self.next + characters
        self._look()
