"""A work that stands in more than four sections.

## Why is this bad?
Who reads two sections reads the same lines twice, and a section that lists everything says nothing.

## Example
```bibtex
% entries/sft/gallego2025configurable.bib
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
  also          = {rlvr, rlvr/outcome-based, rlvr/process-supervision, tools},
}
```

## Fix
None: keep the sections that the work is really about.

## Also found by
no other linter known
"""

from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.rule import Finding, Fixes, Preset

CODE = "SEC005"
NAME = "many-sections"
PRESET = Preset.STRICT
FIX = Fixes.NONE
FIELDS: Final[tuple[str, ...]] = ("also",)

_MANY = 4


def check(work: Work) -> Iterator[Finding]:
    """Yield the work if it is listed in more sections than a reader needs."""
    if len(work.sections) > _MANY:
        yield Finding(
            work, f"the work stands in {len(work.sections)} sections, at most {_MANY} help", "also"
        )
