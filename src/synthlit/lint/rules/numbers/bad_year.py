"""A year that is none: not four digits, before 1900, or later than next year.

## Why is this bad?
Lists are sorted by it, and styles print what stands there.

## Example
```bibtex
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {20025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
}
```

## Fix
None: the year has to be looked up.

## Also found by
JabRef, BibTool, CoLRev, biber
"""

import re
from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.fields.placeholders import is_placeholder
from synthlit.lint.texts import quoted

CODE = "NUM001"
NAME = "bad-year"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE

_EARLIEST = 1900
_YEAR = re.compile(r"\d{4}", re.ASCII)


def check(context: Context) -> Iterator[Finding]:
    """Yield each year that cannot be one."""
    latest = context.today.year + 1
    for work in context.library.works:
        value = work.entry.get("year")
        year = value.strip("{} \t\n")
        if not year or is_placeholder("year", value):
            continue
        if not _YEAR.fullmatch(year):
            yield Finding(work, f"{quoted(value)} is no year of four digits", "year")
        elif int(year) < _EARLIEST:
            yield Finding(work, f"the year {year} is before {_EARLIEST}", "year")
        elif int(year) > latest:
            yield Finding(work, f"the year {year} is yet to come", "year")
