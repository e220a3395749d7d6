"""A venue in capitals throughout.

## Why is this bad?
It shouts in every reference, and is another venue than the one in ordinary letters to whatever
compares them.

## Example
```bibtex
@inproceedings{lescao2021many,
  title     = {How many data points is a prompt worth?},
  author    = {Le Scao, Teven and Rush, Alexander},
  booktitle = {NORTH AMERICAN CHAPTER OF THE ASSOCIATION FOR COMPUTATIONAL LINGUISTICS},
  year      = {2021},
}
```

## Use instead
```bibtex
@inproceedings{lescao2021many,
  title     = {How many data points is a prompt worth?},
  author    = {Le Scao, Teven and Rush, Alexander},
  booktitle = {North American Chapter of the Association for Computational Linguistics},
  year      = {2021},
}
```

## Fix
Unsafe: each word but the little ones begins with a capital. Acronyms that are known stay, others
have to be put right by hand.

## Also found by
CoLRev, bibtex-tidy
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.rules.venues.known import CONFERENCES
from synthlit.lint.texts import quoted
from synthlit.model.title import is_shouting

CODE = "VEN009"
NAME = "shouting-venue"
PRESET = Preset.DEFAULT
FIX = Fixes.UNSAFE
FIELDS: Final[tuple[str, ...]] = ("booktitle", "journal", "journaltitle", "series")

_FEWEST_WORDS = 4
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LITTLE = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
    ]
)
_ACRONYMS = CONFERENCES | {
    "ACM",
    "AI",
    "CVF",
    "IEEE",
    "IFIP",
    "IET",
    "SIAM",
    "UK",
    "US",
    "USA",
    "USENIX",
}


def check(work: Work) -> Iterator[Finding]:
    """Yield each venue that shouts."""
    for field in FIELDS:
        value = work.entry.get(field)
        if not value or any(map(str.islower, value[:8])) or not _shouts(value):
            continue
        fix = Fix("write it in small letters", Revise({field: _calm(value)}), safe=False)
        yield Finding(work, f"{field} is in capitals throughout: {quoted(value)}", field, fix=fix)


def _shouts(value: str) -> bool:
    words = [word for word in _WORD.findall(value) if word not in _ACRONYMS]
    return len(words) >= _FEWEST_WORDS and is_shouting(value)


def _calm(value: str) -> str:
    def written(match: re.Match[str]) -> str:
        word = match[0]
        before = value[: match.start()].rstrip()
        if "\\" in value[max(match.start() - 1, 0) : match.start()] or word in _ACRONYMS:
            return word
        if word.lower() in _LITTLE and before and before[-1] not in ":.(":
            return word.lower()
        return word[0] + word[1:].lower()

    return _WORD.sub(written, value)
