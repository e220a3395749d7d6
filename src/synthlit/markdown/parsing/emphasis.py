"""Pair the signs of emphasis and strikethrough as CommonMark and GitHub do, in linear time."""

import string
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

_ASCII = frozenset(string.punctuation)


class Style(NamedTuple):
    """A stretch of emphasis with its signs, and how many there are on either side."""

    sign: str
    width: int
    start: int
    end: int


@dataclass
class Run:
    """A run of one sign, what is left of it, and what it may do."""

    sign: str
    low: int
    high: int
    opens: bool
    closes: bool
    length: int


def run_at(text: str, start: int, end: int) -> Run:
    """Return the run of signs between two places, by what stands before and behind it."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    space_before, space_after = before.isspace(), after.isspace()
    sign_before, sign_after = _is_sign(before), _is_sign(after)
    left = not space_after and (not sign_after or space_before or sign_before)
    right = not space_before and (not sign_before or space_after or sign_after)
    sign = text[start]
    if sign == "_":
        opens, closes = left and (not right or sign_before), right and (not left or sign_after)
    else:
        opens, closes = left, right
    if sign == "~" and end - start > 2:
        opens = closes = False
    return Run(sign, start, end, opens, closes, end - start)


def _is_sign(character: str) -> bool:
    """Return whether a character is punctuation; to GitHub, emoji are none."""
    return character in _ASCII or unicodedata.category(character)[0] == "P"


def pair(runs: Sequence[Run]) -> list[Style]:
    """Return the stretches that runs make, and take from each run what they use of it."""
    found: list[Style] = []
    opened: list[Run] = []
    # Below these no run can open what a run of the kind closes.
    floors: dict[tuple[str, bool, int], int] = {}
    for run in runs:
        kind = (run.sign, run.opens, run.length % 3)
        while run.closes and run.low < run.high:
            place = len(opened) - 1
            floor = floors.get(kind, 0)
            while place >= floor and not _matches(opened[place], run):
                place -= 1
            if place < floor:
                floors[kind] = len(opened)
                break
            opener = opened[place]
            count = min(opener.high - opener.low, run.high - run.low, 2)
            found.append(Style(run.sign, count, opener.high - count, run.low + count))
            opener.high -= count
            run.low += count
            del opened[place + (opener.low < opener.high) :]
            floors = {key: min(value, len(opened)) for key, value in floors.items()}
        if run.opens and run.low < run.high:
            opened.append(run)
    return found


def _matches(opener: Run, closer: Run) -> bool:
    if opener.sign != closer.sign:
        return False
    if opener.sign == "~":
        return opener.length == closer.length
    both = opener.closes or closer.opens
    if not both or (opener.length + closer.length) % 3:
        return True
    return opener.length % 3 == 0 and closer.length % 3 == 0
