"""An entry that no authority has confirmed.

## Why is this bad?
Title, authors and identifier may have been typed from memory, and nobody can tell.

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
None: look the work up, and write `verified` with the source and the day, as in
`arxiv 2026-11-22`.

## Also found by
no other linter known
"""

from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.rule import Finding, Fixes, Preset

CODE = "FIL009"
NAME = "never-verified"
PRESET = Preset.STRICT
FIX = Fixes.NONE
FIELDS: Final[tuple[str, ...]] = ()


def check(work: Work) -> Iterator[Finding]:
    """Yield the work if nothing says by what it was verified."""
    if not work.entry.get("verified").strip():
        yield Finding(work, "no source has confirmed the entry: it has no verified")
