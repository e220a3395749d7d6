"""An entry that was last confirmed more than a year ago.

## Why is this bad?
Since then the paper may have been published, withdrawn, or given another title.

## Example
```bibtex
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
  verified      = {arxiv 2025-06-20},
}
```

## Fix
None: look the work up again, and write the day.

## Also found by
no other linter known
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta

from synthlit.lint.rule import Context, Finding, Fixes, Preset

CODE = "FIL010"
NAME = "verification-expired"
PRESET = Preset.STRICT
FIX = Fixes.NONE

_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b", re.ASCII)
_VALID = timedelta(days=365)


def check(context: Context) -> Iterator[Finding]:
    """Yield the works whose newest confirmation is old."""
    for work in context.library.works:
        days = list(_days(work.entry.get("verified")))
        if days and context.today - max(days) > _VALID:
            yield Finding(work, f"the entry was last confirmed on {max(days)}", "verified")


def _days(text: str) -> Iterator[date]:
    """Yield the days that the calendar has; of others another rule tells."""
    for day in _DAY.findall(text):
        with suppress(ValueError):
            yield date.fromisoformat(day)
