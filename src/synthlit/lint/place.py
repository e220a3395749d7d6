"""Where things stand in the text of an entry's file, whatever its layout."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

_HEAD = re.compile(r"@\s*[A-Za-z][\w-]*\s*[{(]\s*")
_KEY_END = re.compile(r"\s*[,})]")
_SPACE = re.compile(r"[\s,]*")
_FIELD = re.compile(r"([^\s=,{}()\"#]+)\s*=\s*")
_BARE = re.compile(r"[^\s,#{}()\"]+")
_DELIMITER = re.compile(r'[{}"]')
_JOIN = re.compile(r"\s*#\s*")


@dataclass(frozen=True)
class Value:
    """Where a field's value begins, and whether it is written whole, in one pair of delimiters."""

    start: int
    whole: bool


@dataclass(frozen=True)
class Outline:
    """Where the parts of one entry stand, as offsets into `text`."""

    text: str
    head: int = 0
    key: int = 0
    values: Mapping[str, Value] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str, key: str) -> "Outline":
        """Find the entry of a key in a file's text; what is not found stands at the beginning."""
        text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        for head in _HEAD.finditer(text):
            end = head.end() + len(key)
            if text.startswith(key, head.end()) and _KEY_END.match(text, end):
                return cls(text, head.start(), head.end(), _values(text, end))
        return cls(text)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def value(self, field: str, offset: int = 0) -> tuple[int, int]:
        """Return line and column of a character of a field's value, or of the entry's head."""
        found = self.values.get(field)
        if not found:
            return self.point(self.head)
        return self.point(found.start + (offset if found.whole else 0))

    def point(self, offset: int) -> tuple[int, int]:
        """Return line and column, counted from 1, of a character of the text."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1


def _values(text: str, position: int) -> dict[str, Value]:
    """Return where the values of an entry begin, until something is no field."""
    values: dict[str, Value] = {}
    while match := _FIELD.match(text, _end(_SPACE, text, position)):
        start, pieces = match.end(), 0
        position = start
        while True:
            end = _piece_end(text, position)
            pieces += 1
            joined = _JOIN.match(text, end)
            if end == position or not joined:
                break
            position = joined.end()
        whole = pieces == 1 and text[start : start + 1] in ("{", '"')
        values.setdefault(match[1].lower(), Value(start + whole, whole))
        position = end
    return values


def _piece_end(text: str, start: int) -> int:
    """Return where a `{…}`, a `"…"` or a bare word ends; braces are counted as BibTeX does."""
    opening = text[start : start + 1]
    if opening != "{" and opening != '"':
        return _end(_BARE, text, start)
    closing = "}" if opening == "{" else '"'
    depth = 0
    for match in _DELIMITER.finditer(text, start + 1):
        if match[0] == closing and not depth:
            return match.end()
        depth += {"{": 1, "}": -1}.get(match[0], 0)
    return len(text)


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position
