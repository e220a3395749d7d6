"""A section or subsection that does not say what belongs there.

## Why is this bad?
Contributors guess where a work goes, and readers where they would find it.

## Example
```bibtex
% synthlit.toml
[list]
title = "Preferences"

[[sections]]
slug = "preference"
title = "Preference Data"
% entries/preference/gallego2025configurable.bib
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
}
```

## Fix
None: write a `focus` for the section, or a `description` for the subsection, in synthlit.toml.

## Also found by
no other linter known
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from synthlit.lint.rule import (
    Context,
    Finding,
    Fixes,
    Position,
    Preset,
)
from synthlit.settings import FILE_NAME

CODE = "SEC008"
NAME = "undescribed-section"
PRESET = Preset.STRICT
FIX = Fixes.NONE


def check(context: Context) -> Iterator[Finding]:
    """Yield the sections without a focus and the subsections without a description."""
    place = Position(PurePosixPath(FILE_NAME))
    for section in context.library.settings.sections:
        if not section.focus.strip():
            yield Finding(place, f"the section {section.slug} has no focus")
        for inner in section.subsections:
            if not inner.description.strip():
                yield Finding(
                    place, f"the subsection {section.slug}/{inner.slug} has no description"
                )
