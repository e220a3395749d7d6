"""Cut what stands around a title into the pieces that people set apart: by dash, bracket, style."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, TypeAlias

from synthlit.markdown.papers.line_text import LineStyle, LineText
from synthlit.model.text import clean

Kind: TypeAlias = Literal["plain", "em", "strong", "group"]

_CLOSING = {"(": ")", "[": "]", "（": "）", "【": "】"}
_ALWAYS = frozenset("\n|·•⋅‣")
_DASHES = frozenset("-–—−:")
_ET_AL = re.compile(r"[\s,]*(?:and\s+)?et\b[\s.]*\bal\b[\s.,]*", re.IGNORECASE)
# A full stop behind these ends no sentence.
_ABBREVIATED = re.compile(
    r"(?:^|[\s.(,-])(?:\w|al|et|Jr|Sr|St|Md|Mohd|Dr|Prof|Ph|Chr|Ll|vs|cf|eds?|Proc|Conf|Int|Univ|No|Vol|"
    r"pp)$"
)


@dataclass(frozen=True)
class Segment:
    """A piece of text, how it was set apart, and what followed it."""

    text: str
    kind: Kind = "plain"
    behind: str = ""
    start: int = 0
    end: int = 0


def segments(line: LineText, start: int, end: int, dropped: Collection[str]) -> list[Segment]:
    """Return the pieces of a line's text between two places; links in `dropped` only part them."""
    cutter = _Cutter(line, start, end, dropped)
    return [segment for segment in cutter.cut() if _says_something(segment.text)]


def plain_segments(text: str) -> list[Segment]:
    """Return the pieces of a text that has neither links nor styles."""
    return segments(LineText(text), 0, len(text), ())


def without_symbols(text: str) -> str:
    """Return a text without the pictures that stand beside the words."""
    if text.isascii():
        return clean(text)
    kept = (" " if unicodedata.category(c) in ("So", "Cs", "Co", "Cn") else c for c in text)
    return clean("".join(kept).replace("\ufe0f", "").replace("\u200d", ""))


def _says_something(text: str) -> bool:
    return any(c.isalnum() for c in text)


class _Cutter:
    """The text that is cut, and the pieces so far."""

    def __init__(self, line: LineText, start: int, end: int, dropped: Collection[str]) -> None:
        self._line, self._text = line, line.text
        self._start, self._end = start, end
        self._dropped = dropped
        self._closing = _matching(line.text, start, end)
        self._spans = _outer_spans(line, start, end)
        self._from = start
        self._said = False
        self._found: list[Segment] = []

    def cut(self) -> list[Segment]:
        """Return all pieces in their order."""
        place = self._start
        while place < self._end:
            span = self._spans.get(place)
            close = self._closing.get(place)
            if span and not _ET_AL.fullmatch(self._text[span.start : span.end]):
                self._plain(place)
                self._add(span.start, span.end, "strong" if span.name == "strong" else "em")
                place = self._from = span.end
            elif close is not None and self._is_apart(place):
                self._plain(place)
                self._add(place + 1, close, "group")
                place = self._from = close + 1
            elif self._is_separator(place):
                link = self._text[place] in self._dropped
                self._plain(place, behind="" if link else self._text[place])
                place = self._from = place + 1
            else:
                self._said |= self._text[place].isalnum()
                place += 1
        self._plain(self._end)
        return self._found

    def _plain(self, end: int, behind: str = "") -> None:
        self._add(self._from, end, "plain", behind)
        self._said = False

    def _add(self, start: int, end: int, kind: Kind, behind: str = "") -> None:
        if start < end:
            inside = "".join(" " if self._is_left_out(c) else c for c in self._text[start:end])
            text = without_symbols(self._line.shown(inside))
            self._found.append(Segment(text, kind, behind, start, end))

    def _is_left_out(self, character: str) -> bool:
        """Return whether a character is a link that says nothing here but where it leads."""
        return character in self._dropped and "://" in self._line.links[character].address

    def _is_apart(self, place: int) -> bool:
        """Return whether a bracket begins a piece of its own, and is no part of a word."""
        before = self._text[place - 1] if place > self._start else " "
        return not before.isalnum()

    def _is_separator(self, place: int) -> bool:
        """Return whether a character separates pieces, as a dash between spaces does."""
        character = self._text[place]
        if character in _ALWAYS or character in self._dropped:
            return True
        after = self._text[place + 1] if place + 1 < self._end else " "
        if character in _DASHES:
            before = self._text[place - 1] if place > self._start else " "
            spaced = before.isspace() and after.isspace()
            return spaced or not self._said or (character in "—:" and after.isspace())
        if character in ".。" and (after.isspace() or character == "。"):
            sentence = self._text[max(self._from, place - 12) : place]
            return not _ABBREVIATED.search(sentence)
        return False


def _matching(text: str, start: int, end: int) -> dict[int, int]:
    """Return where each bracket closes, for those that do."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for place in range(start, end):
        character = text[place]
        if character in _CLOSING:
            opened.append(place)
        elif character in _CLOSING.values():
            while opened and _CLOSING[text[opened[-1]]] != character:
                opened.pop()
            if opened:
                found[opened.pop()] = place
    return found


def _outer_spans(line: LineText, start: int, end: int) -> dict[int, LineStyle]:
    """Return the styled stretches that no other holds, by their beginnings."""
    found: dict[int, LineStyle] = {}
    reached = start
    for span in sorted(line.styles, key=lambda span: (span.start, -span.end)):
        if span.name != "code" and reached <= span.start < span.end <= end:
            found[span.start] = span
            reached = span.end
    return found
