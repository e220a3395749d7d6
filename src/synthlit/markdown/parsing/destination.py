"""Read what follows a link's label: an address and a title in parentheses, or a reference.

Source: CommonMark 0.31, 6.3. What a pattern has matched it keeps (`++`, `*+`, `(?>…)`), so that no
text is looked at twice.
"""

import functools
import re
from html.entities import html5
from typing import NamedTuple

SPACE = re.compile(r"[ \t]*+\n?[ \t]*+")
TITLE = re.compile(r""""(?>\\.|[^"\\])*+"|'(?>\\.|[^'\\])*+'|\((?>\\.|[^()\\])*+\)""", re.DOTALL)
ENTITY = re.compile(r"&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")
_ANGLE = re.compile(r"<((?>\\.|[^<>\\\n])*+)>")
# Parentheses in an address are paired, as deep as cmark reads them.
_PART = r"[^ \n()\\\x00-\x1f\x7f]++|\\[!-/:-@\[-`{-~]|\\"
_BARE = re.compile(functools.reduce(lambda p, _: rf"(?>{_PART}|\({p}\))*+", range(33), ""))
_LABEL = re.compile(r"\[((?>\\.|[^\[\]\\]){0,999}+)\]", re.DOTALL)
_ESCAPE = re.compile(rf"\\([!-/:-@\[-`{{-~])|{ENTITY.pattern}")


class Address(NamedTuple):
    """Where an address stands, and where what belongs to it ends."""

    start: int
    end: int
    behind: int


class Destination(NamedTuple):
    """Where the address and the title stand, and where the closing parenthesis ends."""

    start: int
    end: int
    title: tuple[int, int] | None
    close: int


def read_destination(text: str, place: int) -> Destination | None:
    """Read `(address "title")` at a place; None where it is none."""
    address = read_address(text, end_of(SPACE, text, place + 1))
    if not address:
        return None
    behind = end_of(SPACE, text, address.behind)
    title = None
    if behind > address.behind and (match := TITLE.match(text, behind)):
        title = (match.start() + 1, match.end() - 1)
        behind = end_of(SPACE, text, match.end())
    if not text.startswith(")", behind):
        return None
    return Destination(address.start, address.end, title, behind + 1)


def read_address(text: str, place: int) -> Address | None:
    """Read an address, which may be empty; None where angle brackets around it are never closed."""
    if text.startswith("<", place):
        match = _ANGLE.match(text, place)
        return Address(*match.span(1), match.end()) if match else None
    end = end_of(_BARE, text, place)
    return Address(place, end, end)


def read_label(text: str, place: int) -> tuple[str, int] | None:
    """Read `[label]` at a place: the label, and where it ends."""
    match = _LABEL.match(text, place)
    return (match[1], match.end()) if match else None


def normal_label(label: str) -> str:
    """Return a reference's label for comparing."""
    return " ".join(label.split()).lower().upper()


def unescaped(text: str) -> str:
    """Return an address or title without backslashes and entities."""
    if "\\" not in text and "&" not in text:
        return text
    return _ESCAPE.sub(lambda match: match[1] or entity(match[0]), text)


def entity(source: str) -> str:
    """Return the character that `&amp;` or `&#39;` stands for; what stands for none is itself."""
    if source[1] != "#":
        return html5.get(source[1:], source)
    code = int(source[3:-1], 16) if source[2] in "xX" else int(source[2:-1])
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def end_of(pattern: re.Pattern[str], text: str, place: int) -> int:
    """Return where a match at a place ends; the place itself where there is none."""
    match = pattern.match(text, place)
    return match.end() if match else place
