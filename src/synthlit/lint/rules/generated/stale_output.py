"""A generated file that is not what the entries give.

## Why is this bad?
Readers see a list, and researchers cite a bibliography, that lag behind the entries.

## Example
```bibtex
% README.md
% entries/sft/gallego2025configurable.bib
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
}
```

## Fix
None here: `synthlit export` writes the files anew.

## Also found by
HEPML-LivingReview
"""

from collections.abc import Iterator

from synthlit.lint.rule import (
    Context,
    Finding,
    Fixes,
    Position,
    Preset,
)

CODE = "GEN001"
NAME = "stale-output"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE


def check(context: Context) -> Iterator[Finding]:
    """Yield the generated files that are out of date."""
    for path in context.stale:
        yield Finding(Position(path), "the file is out of date: run `synthlit export`")
