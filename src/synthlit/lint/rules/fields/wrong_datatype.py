"""A value that is not of the kind that biblatex asks of its field.

## Why is this bad?
biber drops the value: a volume must be a number, a date must be written as ISO 8601 has it.

## Example
```bibtex
@article{ding2024cycle,
  title   = {{CYCLE}: Learning to Self-Refine the Code Generation},
  author  = {Ding, Yangruibo and Min, Marcus J. and Kaiser, Gail and Ray, Baishakhi},
  journal = {Proceedings of the ACM on Programming Languages},
  volume  = {8 (OOPSLA)},
  year    = {2024},
  doi     = {10.1145/3649825},
}
```

## Fix
None: what the value means has to be said elsewhere.

## Also found by
biber, papis, cobib
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.texts import quoted
from synthlit.model.datamodel import biblatex
from synthlit.model.fields import MONTHS

CODE = "FLD016"
NAME = "wrong-datatype"
PRESET = Preset.BIBLATEX
FIX = Fixes.NONE

_PARTS = biblatex.DATE_PARTS - {
    part for part in biblatex.DATE_PARTS if part.endswith(("timezone", "yeardivision"))
}
# How many hyphens a `date` has at least that stands in for the field.
_HYPHENS = {"year": 0, "month": 1, "day": 2}
_MONTHS = frozenset(part for part in _PARTS if part.endswith("month"))
FIELDS: Final[tuple[str, ...]] = tuple(
    sorted(biblatex.INTEGERS | biblatex.DATES | _PARTS | {"gender"})
)

# Source: biblatex manual, section 2.3.8; `X` stands for a digit that nobody knows, 21 to 41 for
# seasons and other parts of a year.
_DATE = re.compile(
    r"(?P<year>-?\d{4}|-?\d{3}X|-?\d{2}XX|-?\dXXX|-?XXXX|Y-?\d{5,})"
    r"(?:-(?:2[1-9]|3\d|4[01]|(?P<month>0[1-9]|1[0-2]|[01]X|XX)(?:-(?P<day>[0-2]\d|3[01]|\dX|XX)"
    r"(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-]\d{2}(?::\d{2})?)?)?)?))?[~?%]?",
    re.ASCII,
)


def check(work: Work) -> Iterator[Finding]:
    """Yield each value that biber would drop."""
    entry = work.entry
    for name, value in entry.fields.items():
        text = value.strip()
        if not text or _is_overwritten(name, entry.get("date")):
            continue
        if name in biblatex.INTEGERS:
            if not text.removeprefix("-").isdecimal():
                yield Finding(work, f"biblatex wants a number for {name}: {quoted(value)}", name)
        elif name in biblatex.DATES:
            if not _is_date(text):
                message = f"biblatex wants a date as in 2026-11-25 for {name}: {quoted(value)}"
                yield Finding(work, message, name)
        elif name in _PARTS:
            if not _is_part(name, text):
                yield Finding(work, f"biblatex wants a number for {name}: {quoted(value)}", name)
        elif name == "gender" and text not in biblatex.GENDERS:
            genders = ", ".join(sorted(biblatex.GENDERS))
            yield Finding(work, f"biblatex knows {genders} for gender: {quoted(value)}", name)


def _is_overwritten(name: str, day: str) -> bool:
    """Tell whether biber takes a field's value from the date instead."""
    return bool(day.strip()) and name in _HYPHENS and day.count("-") >= _HYPHENS[name]


def _is_part(name: str, text: str) -> bool:
    """Tell whether a text can be a part of a date; a month may be named."""
    is_named = name in _MONTHS and text[:3].lower() in MONTHS
    return is_named or text.removeprefix("-").isdecimal()


def _is_date(text: str) -> bool:
    """Tell whether a text is a date, or two with a slash between, of which one may be open."""
    parts = text.split("/")
    if len(parts) > 2 or not any(part not in ("", "..") for part in parts):
        return False
    return all(part in ("", "..") or _is_day(part) for part in parts)


def _is_day(text: str) -> bool:
    match = _DATE.fullmatch(text)
    if not match:
        return False
    year, month, day = match["year"], match["month"] or "01", match["day"] or "01"
    if not (year.isdecimal() and month.isdecimal() and day.isdecimal()):
        return True
    try:
        date(int(year) or 4, int(month), int(day))
    except ValueError:
        return False
    return True
