"""A year and a date that are not of one year.

## Why is this bad?
BibTeX prints `year`, biblatex `date`: the same entry is of two years.

## Example
```bibtex
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  date          = {2024-06},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
}
```

## Fix
None: which is right has to be looked up.

## Also found by
biber
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.rule import Finding, Fixes, Preset

CODE = "NUM006"
NAME = "contradicting-years"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE
FIELDS: Final[tuple[str, ...]] = ("date",)

_YEAR = re.compile(r"\d{4}", re.ASCII)
_DATE = re.compile(r"(\d{4})(?:-[\dX]{2}){0,2}[~?%]?(?P<end>/(?:(\d{4})(?![\dX])|))?", re.ASCII)


def check(work: Work) -> Iterator[Finding]:
    """Yield the date in which the year does not lie."""
    year = work.entry.get("year").strip("{} ")
    match = _DATE.match(work.entry.get("date").strip())
    if not match or not _YEAR.fullmatch(year):
        return
    is_open = match["end"] is not None and match[3] is None
    last = match[3] or ("9999" if is_open else match[1])
    if not match[1] <= year <= last:
        yield Finding(work, f"the year is {year}, and the date is of {match[1]}", "date")
