"""Read the parts of links: destination, title, label, and definitions of references.

Source: CommonMark 0.31, 4.7 and 6.3. What a pattern has matched it keeps (`++`, `*+`, `(?>…)`), so
that no text is read twice.
"""

import functools
import re
from html.entities import html5
from typing import NamedTuple

from synthlit.markdown.parsing.nodes import Definition, Leaf

ENTITY = re.compile(r"&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")
_SPACE = re.compile(r"[ \t]*+\n?[ \t]*+")
_TITLE = re.compile(r""""(?>\\.|[^"\\])*+"|'(?>\\.|[^'\\])*+'|\((?>\\.|[^()\\])*+\)""", re.DOTALL)
_ANGLE = re.compile(r"<((?>\\.|[^<>\\\n])*+)>")
# Parentheses in a destination are paired, as deep as cmark reads them.
_PART = r"[^ \n()\\\x00-\x1f\x7f]++|\\[!-/:-@\[-`{-~]|\\"
_BARE = re.compile(functools.reduce(lambda p, _: rf"(?>{_PART}|\({p}\))*+", range(33), ""))
_LABEL = re.compile(r"\[((?>\\.|[^\[\]\\]){0,999}+)\]", re.DOTALL)
_ESCAPE = re.compile(rf"\\([!-/:-@\[-`{{-~])|{ENTITY.pattern}")
_REST = re.compile(r"[ \t]*+(?:\n|\Z)")


class Destination(NamedTuple):
    """The position of a destination, and where its brackets or the brackets of the link end."""

    start: int
    end: int
    close: int


def read_destination(text: str, position: int) -> Destination | None:
    """Read `(destination "title")` at a position; None if there is no such thing."""
    found = _destination(text, _end(_SPACE, text, position + 1))
    if not found:
        return None
    close = _end(_SPACE, text, found.close)
    if close > found.close and (match := _TITLE.match(text, close)):
        close = _end(_SPACE, text, match.end())
    return found._replace(close=close + 1) if text.startswith(")", close) else None


def _destination(text: str, position: int) -> Destination | None:
    """Read a destination, which may be empty; None if its angle bracket is never closed."""
    if text.startswith("<", position):
        match = _ANGLE.match(text, position)
        return Destination(*match.span(1), match.end()) if match else None
    end = _end(_BARE, text, position)
    return Destination(position, end, end)


def read_definition(leaf: Leaf, position: int) -> tuple[Definition, int] | None:
    """Read `[label]: destination "title"` in a paragraph, and return where the text goes on."""
    text = leaf.text
    label = read_label(text, position)
    if not label or not label[0].strip() or not text.startswith(":", label[1]):
        return None
    found = _destination(text, _end(_SPACE, text, label[1] + 1))
    if not found or found.start == found.close:
        return None
    end = found.close
    after = _end(_SPACE, text, end)
    title = _TITLE.match(text, after) if after > end else None
    rest = _REST.match(text, title.end()) if title else None
    if title and rest:
        end = title.end()
    else:
        rest = _REST.match(text, end)
    if not rest:
        return None
    url = unescaped(text[found.start : found.end])
    target = leaf.place(found.start, found.end)
    return Definition(normal_label(label[0]), leaf.place(position, end), url, target), rest.end()


def read_label(text: str, position: int) -> tuple[str, int] | None:
    """Read `[label]` at a position, and return the label and where it ends."""
    match = _LABEL.match(text, position)
    return (match[1], match.end()) if match else None


def normal_label(label: str) -> str:
    """Return a reference's label for comparing."""
    return " ".join(label.split()).lower().upper()


def unescaped(text: str) -> str:
    """Return a destination, title or info string without backslash escapes and entities."""
    if "\\" not in text and "&" not in text:
        return text
    return _ESCAPE.sub(lambda match: match[1] or entity(match[0]), text)


def entity(source: str) -> str:
    """Return the character that `&amp;` or `&#39;` means; unknown ones stay as they are."""
    if source[1] != "#":
        return html5.get(source[1:], source)
    code = int(source[3:-1], 16) if source[2] in "xX" else int(source[2:-1])
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    """Return where a match at a position ends; the position itself without a match."""
    match = pattern.match(text, position)
    return match.end() if match else position
