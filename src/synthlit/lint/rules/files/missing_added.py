"""An entry that does not say when it was added.

## Why is this bad?
What is new in the list can then be told from git alone, and not once files have moved.

## Example
```bibtex
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
}
```

## Fix
None: write the day, as in `2026-11-22`; `synthlit add` does so by itself.

## Also found by
no other linter known
"""

from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.rule import Finding, Fixes, Preset

CODE = "FIL012"
NAME = "missing-added"
PRESET = Preset.STRICT
FIX = Fixes.NONE
FIELDS: Final[tuple[str, ...]] = ()


def check(work: Work) -> Iterator[Finding]:
    """Yield the work if it has no day on which it was added."""
    if not work.entry.get("added").strip():
        yield Finding(work, "the entry does not say when it was added: it has no added")
