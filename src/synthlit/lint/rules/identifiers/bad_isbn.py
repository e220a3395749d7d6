"""An ISBN whose length or check digit is wrong.

## Why is this bad?
A digit was mistyped, and the number leads to another book or to none.

## Example
```bibtex
% refs.bib
@inproceedings{ho2022large,
  title         = {Large Language Models Are Reasoning Teachers},
  author        = {Ho, Namgyu and Schmid, Laura and Yun, Se-Young},
  booktitle     = {Proceedings of the 61st Annual Meeting of the {ACL}},
  year          = {2023},
  isbn          = {978-1-959429-72-3},
}
```

## Fix
None: look the number up where the book is sold.

## Also found by
biber, JabRef, papis, bibla
"""

import re
from collections.abc import Iterator
from operator import mul
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.texts import quoted

CODE = "IDN013"
NAME = "bad-isbn"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE
FIELDS: Final[tuple[str, ...]] = ("isbn",)

_SEPARATOR = re.compile(r"\s*[,;/]\s*|\s+and\s+|\s+")
_LABEL = re.compile(r"(?:e-?|p-?)?isbn(?:-1[03])?:?", re.IGNORECASE)


def check(work: Work) -> Iterator[Finding]:
    """Yield each number of the field that is no ISBN."""
    value = work.entry.get("isbn")
    for part in _SEPARATOR.split(_LABEL.sub(" ", value).strip()):
        number = part.strip("().").replace("-", "").replace("–", "").replace("‐", "")
        if number.isalnum() and any(map(str.isdecimal, number)) and not is_isbn(number):
            at = max(value.find(part), 0)
            why = "its check digit is wrong" if len(number) in (10, 13) else "its length is wrong"
            yield Finding(work, f"{quoted(part)} is no ISBN: {why}", "isbn", at)


def is_isbn(number: str) -> bool:
    """Tell whether length and check digit are right; the number has no hyphens.

    Source: ISO 2108.
    """
    digits = number[:-1]
    last = number[-1:].upper()
    if not (digits.isascii() and digits.isdecimal() and (last.isdecimal() or last == "X")):
        return False
    values = [int(digit) for digit in digits] + [10 if last == "X" else int(last)]
    if len(values) == 10:
        total: int = sum(map(mul, range(10, 0, -1), values))
        return total % 11 == 0
    if len(values) == 13 and last != "X":
        return (sum(values[::2]) + 3 * sum(values[1::2])) % 10 == 0
    return False
