"""Cut the text around a title into segments at dashes, brackets, styles and links."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from synthlit.markdown.papers.line_text import LineStyle, LineText
from synthlit.model.text import clean

Kind: TypeAlias = Literal["plain", "em", "strong", "group"]

_CLOSING = {"(": ")", "[": "]", "（": "）", "【": "】"}
_HALF_WIDTH = str.maketrans({"，": ", ", "；": "; ", "：": ": ", "、": ", "})
_ALWAYS = frozenset("\n|·•⋅‣")
_DASHES = frozenset("-–—−:")
_ET_AL = re.compile(r"[\s,]*(?:and\s+)?et\b[\s.]*\bal\b[\s.,]*", re.IGNORECASE)
# A full stop after these ends no sentence.
_ABBREVIATED = re.compile(
    r"(?:^|[\s.(,-])(?:\w|al|et|Jr|Sr|St|Md|Mohd|Dr|Prof|Ph|Chr|Ll|vs|cf|eds?|Proc|Conf|Int|Univ|No|Vol|"
    r"pp)$"
)


@dataclass(frozen=True)
class Segment:
    """A part of a line, how it was separated, and the separator after it."""

    text: str
    kind: Kind = "plain"
    separator: str = ""
    start: int = 0
    end: int = 0


def segments(line: LineText, start: int, end: int) -> list[Segment]:
    """Return the segments of a part of a line that have letters or digits.

    Links to resources only separate them.
    """
    found: list[Segment] = []
    hidden = {c for c in line.resources if "://" in line.links[c].address}
    for first, last, kind, separator in _cut(line, start, end):
        kept = (" " if c in hidden else c for c in line.text[first:last])
        text = _half_width(without_symbols(line.shown("".join(kept))))
        if any(c.isalnum() for c in text):
            found.append(Segment(text, kind, separator, first, last))
    return found


def plain_segments(text: str) -> list[Segment]:
    """Return the segments of a text that has neither links nor styles."""
    return segments(LineText(text), 0, len(text))


def without_symbols(text: str) -> str:
    """Return a text without emoji and other symbols."""
    if text.isascii():
        return clean(text)
    kept = (" " if unicodedata.category(c) in ("So", "Cs", "Co", "Cn") else c for c in text)
    return clean("".join(kept))


def _half_width(text: str) -> str:
    """Return a text with the commas and colons of the Latin script."""
    return text if text.isascii() else " ".join(text.translate(_HALF_WIDTH).split())


def _cut(line: LineText, start: int, end: int) -> Iterator[tuple[int, int, Kind, str]]:
    """Yield the start, end, kind and separator of each segment, also of empty ones."""
    text = line.text
    brackets, styles = _brackets(text, start, end), _styles(line, start, end)
    begun = at = start
    has_words = False
    while at < end:
        before = text[at - 1] if at > start else " "
        style, close = styles.get(at), brackets.get(at)
        if style and not _ET_AL.fullmatch(text, style.start, style.end):
            yield begun, at, "plain", ""
            yield style.start, style.end, "strong" if style.name == "strong" else "em", ""
            begun = style.end
        elif close is not None and not before.isalnum():
            yield begun, at, "plain", ""
            yield at + 1, close, "group", ""
            begun = close + 1
        elif text[at] in line.resources:
            yield begun, at, "plain", ""
            begun = at + 1
        elif text[at] in _ALWAYS or _separates(text, begun, at, end, has_words=has_words):
            yield begun, at, "plain", text[at]
            begun = at + 1
        else:
            has_words |= text[at].isalnum()
            at += 1
            continue
        at, has_words = begun, False
    yield begun, end, "plain", ""


def _separates(text: str, begun: int, at: int, end: int, *, has_words: bool) -> bool:
    """Return whether a dash, a colon or a full stop ends the segment that began before it."""
    character = text[at]
    space_after = at + 1 >= end or text[at + 1].isspace()
    if character in _DASHES:
        space_before = at == begun or text[at - 1].isspace()
        return not has_words or (space_after and (space_before or character in "—:"))
    if character == "。" or (character == "." and space_after):
        return not _ABBREVIATED.search(text[max(begun, at - 12) : at])
    return False


def _brackets(text: str, start: int, end: int) -> dict[int, int]:
    """Return the offset of the closing bracket for each opening one."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for at in range(start, end):
        if text[at] in _CLOSING:
            opened.append(at)
        elif text[at] in _CLOSING.values():
            while opened and _CLOSING[text[opened[-1]]] != text[at]:
                opened.pop()
            if opened:
                found[opened.pop()] = at
    return found


def _styles(line: LineText, start: int, end: int) -> dict[int, LineStyle]:
    """Return the styles that no other contains, by their starts."""
    found: dict[int, LineStyle] = {}
    reached = start
    for style in sorted(line.styles, key=lambda style: (style.start, -style.end)):
        if style.name != "code" and reached <= style.start < style.end <= end:
            found[style.start] = style
            reached = style.end
    return found
