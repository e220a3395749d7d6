"""Read what follows a link's label: an address and a title in parentheses, or a reference."""

import re
from html import unescape
from typing import NamedTuple

_SPACE = re.compile(r"[ \t]*+\n?[ \t]*+")
_ANGLE = re.compile(r"<((?>\\.|[^<>\\\n])*+)>")
_BARE = re.compile(r"(?>\\[!-/:-@\[-`{-~]|[^\s()\x00-\x1f\x7f])++")
_TITLE = re.compile(r""""(?>\\.|[^"\\])*+"|'(?>\\.|[^'\\])*+'|\((?>\\.|[^()\\])*+\)""", re.DOTALL)
_LABEL = re.compile(r"\[((?>\\.|[^\[\]\\]){0,999})\]", re.DOTALL)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_DEEPEST = 32


class Destination(NamedTuple):
    """Where the address and the title stand, and where the closing parenthesis ends."""

    start: int
    end: int
    title: tuple[int, int] | None
    close: int


def read_destination(text: str, place: int) -> Destination | None:
    """Read `(address "title")` at a place; None where it is none."""
    place = _end(_SPACE, text, place + 1)
    if match := _ANGLE.match(text, place):
        (start, end), place = match.span(1), match.end()
    else:
        start = place
        end = place = _bare_end(text, place)
        if end < 0:
            return None
    behind = _end(_SPACE, text, place)
    title = None
    if behind > place and (match := _TITLE.match(text, behind)):
        title = (match.start() + 1, match.end() - 1)
        behind = _end(_SPACE, text, match.end())
    if not text.startswith(")", behind):
        return None
    return Destination(start, end, title, behind + 1)


def _bare_end(text: str, place: int) -> int:
    """Return where an address without angle brackets ends, or -1 where it is nested too deep."""
    depth = 0
    if text.startswith("<", place):
        return -1
    while place < len(text):
        character = text[place]
        if character == "(":
            depth += 1
            if depth > _DEEPEST:
                return -1
        elif character == ")":
            if not depth:
                break
            depth -= 1
        elif match := _BARE.match(text, place):
            place = match.end()
            continue
        else:
            break
        place += 1
    return -1 if depth else place


def read_label(text: str, place: int) -> tuple[str, int] | None:
    """Read `[label]` at a place: the label, and where it ends."""
    match = _LABEL.match(text, place)
    return (match[1], match.end()) if match else None


def normal_label(label: str) -> str:
    """Return a reference's label for comparing."""
    return " ".join(label.split()).lower().upper()


def unescaped(text: str) -> str:
    """Return an address or title without backslashes and entities."""
    return unescape(_ESCAPE.sub(r"\1", text)) if "\\" in text or "&" in text else text


def _end(pattern: re.Pattern[str], text: str, place: int) -> int:
    match = pattern.match(text, place)
    return match.end() if match else place
