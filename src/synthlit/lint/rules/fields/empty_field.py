"""A field without a value.

## Why is this bad?
Some styles print the gap, others warn, and the next reader wonders what was meant to stand there.

## Example
```bibtex
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
  note          = {},
}
```

## Use instead
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
Safe: there is nothing to lose. A field that the type needs is reported as missing instead.

## Also found by
papis, bibtex-tidy, BibTool
"""

from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.rules.fields.missing_field import lacking

CODE = "FLD002"
NAME = "empty-field"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ()


def check(work: Work) -> Iterator[Finding]:
    """Yield each empty field that the entry can do without."""
    for name, value in work.entry.fields.items():
        if not value.strip("{} \t\n") and not _is_lacking(work, name):
            fix = Fix(f"remove {name}", Revise({name: None}))
            yield Finding(work, f"{name} is empty", name, fix=fix)


def _is_lacking(work: Work, name: str) -> bool:
    return any(name in needed.split("|") for needed in lacking(work.entry))
