"""An ISSN whose length or check digit is wrong.

## Why is this bad?
A digit was mistyped, and the number leads to another journal or to none.

## Example
```bibtex
% refs.bib
@article{Leontiadou_2018,
  title         = {Insights into the mechanism of the {PIK3CA} {E545K} activating mutation},
  author        = {Leontiadou, Hari and Galdadas, Ioannis and others},
  journal       = {Scientific Reports},
  year          = {2018},
  issn          = {2045-2323},
  doi           = {10.1038/s41598-018-27044-6},
}
```

## Fix
None: the journal prints its number.

## Also found by
biber, JabRef, papis, bibla
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.texts import quoted

CODE = "IDN014"
NAME = "bad-issn"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE
FIELDS: Final[tuple[str, ...]] = ("issn",)

_SEPARATOR = re.compile(r"\s*[,;/]\s*|\s+and\s+|\s+")
_LABEL = re.compile(r"(?:e-?|p-?)?issn(?:-l)?:?", re.IGNORECASE)


def check(work: Work) -> Iterator[Finding]:
    """Yield each number of the field that is no ISSN."""
    value = work.entry.get("issn")
    for part in _SEPARATOR.split(_LABEL.sub(" ", value).strip()):
        number = part.strip("().").replace("-", "").replace("–", "").replace("‐", "")
        if number.isalnum() and any(map(str.isdecimal, number)) and not is_issn(number):
            at = max(value.find(part), 0)
            why = "its check digit is wrong" if len(number) == 8 else "its length is wrong"
            yield Finding(work, f"{quoted(part)} is no ISSN: {why}", "issn", at)


def is_issn(number: str) -> bool:
    """Tell whether length and check digit are right; the number has no hyphen.

    Source: ISO 3297.
    """
    digits, last = number[:-1], number[-1:].upper()
    if len(number) != 8 or not (digits.isascii() and digits.isdecimal()):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(range(8, 1, -1), digits, strict=True))
    return last == "0123456789X"[-total % 11]
