"""Pair the delimiter runs of emphasis and strikethrough as CommonMark and GitHub do.

Source: CommonMark 0.31, 6.2 and its parsing strategy. The time is linear in the number of runs.
"""

import string
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from synthlit.markdown.parsing.nodes import Emphasis
from synthlit.text import Span

_ASCII = frozenset(string.punctuation)


@dataclass
class DelimiterRun:
    """A run of one character, the part of it that is not used yet, and what it may do."""

    character: str
    start: int
    end: int
    opens: bool
    closes: bool
    length: int


def delimiter_run(text: str, start: int, end: int) -> DelimiterRun:
    """Return the run between two positions; the characters around it decide what it may do."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    space_before, space_after = before.isspace(), after.isspace()
    punctuation_before, punctuation_after = _is_punctuation(before), _is_punctuation(after)
    left = not space_after and (not punctuation_after or space_before or punctuation_before)
    right = not space_before and (not punctuation_before or space_after or punctuation_after)
    character = text[start]
    if character == "_":
        opens = left and (not right or punctuation_before)
        closes = right and (not left or punctuation_after)
    else:
        opens, closes = left, right
    if character == "~" and end - start > 2:
        opens = closes = False
    return DelimiterRun(character, start, end, opens, closes, end - start)


def _is_punctuation(character: str) -> bool:
    """Return whether a character is punctuation; GitHub does not count emoji."""
    return character in _ASCII or unicodedata.category(character)[0] == "P"


def pair(runs: Sequence[DelimiterRun]) -> list[Emphasis]:
    """Return the emphasis that runs make, and take from each run the characters that it uses."""
    found: list[Emphasis] = []
    openers: list[DelimiterRun] = []
    # Below these indices no run can open what a run of the kind closes.
    floors: dict[tuple[str, bool, int], int] = {}
    for run in runs:
        kind = (run.character, run.opens, run.length % 3)
        while run.closes and run.start < run.end:
            at = len(openers) - 1
            floor = floors.get(kind, 0)
            while at >= floor and not _matches(openers[at], run):
                at -= 1
            if at < floor:
                floors[kind] = len(openers)
                break
            opener = openers[at]
            width = min(opener.end - opener.start, run.end - run.start, 2)
            opener.end -= width
            run.start += width
            found.append(Emphasis(run.character, width, Span(opener.end, run.start)))
            del openers[at + (opener.start < opener.end) :]
            floors = {key: min(value, len(openers)) for key, value in floors.items()}
        if run.opens and run.start < run.end:
            openers.append(run)
    return found


def _matches(opener: DelimiterRun, closer: DelimiterRun) -> bool:
    if opener.character != closer.character:
        return False
    if opener.character == "~":
        return opener.length == closer.length
    both = opener.closes or closer.opens
    if not both or (opener.length + closer.length) % 3:
        return True
    return opener.length % 3 == 0 and closer.length % 3 == 0
