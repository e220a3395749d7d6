"""A work that was added before it had its arXiv identifier.

## Why is this bad?
One of the two is wrong: the day, by which the list tells what is new, or the identifier, which then
is another paper's.

## Example
```bibtex
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
  added         = {2025-05-30},
}
```

## Fix
None: only the history of the file tells which is wrong.

## Also found by
no other linter known
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.rule import Finding, Fixes, Preset

CODE = "FIL011"
NAME = "early-added"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE
FIELDS: Final[tuple[str, ...]] = ("added",)

_DAY = re.compile(r"(\d{4})-(\d{2})-\d{2}", re.ASCII)


def check(work: Work) -> Iterator[Finding]:
    """Yield the work if its day is in a month before that of its identifier."""
    arxiv = work.entry.arxiv
    day = _DAY.fullmatch(work.entry.get("added").strip())
    if arxiv and day and (int(day[1]), int(day[2])) < (arxiv.year, arxiv.month):
        yield Finding(
            work,
            f"on {day[0]} there was no arXiv:{arxiv}, which is of {arxiv.year}-{arxiv.month:02}",
            "added",
        )
