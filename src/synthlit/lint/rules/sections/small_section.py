"""A section that lists fewer than three works.

## Why is this bad?
A heading promises more than a line or two. Readers who browse a list of many such sections read
headings.

## Example
```bibtex
% synthlit.toml
[list]
title = "Preferences"

[[sections]]
slug = "preference"
title = "Preference Data"
focus = "Pairs of answers, and judges of them."
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
None: find more works, or `synthlit section merge` it into another.

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

CODE = "SEC006"
NAME = "small-section"
PRESET = Preset.STRICT
FIX = Fixes.NONE

_FEW = 3


def check(context: Context) -> Iterator[Finding]:
    """Yield the sections without subsections, and the subsections, that list too few works."""
    library = context.library
    divided = {section.path for section in library.settings.sections if section.subsections}
    listed = [path for work in library.works for path in work.sections]
    for path in library.settings.paths() if listed else ():
        count = listed.count(path)
        if path not in divided and count < _FEW:
            works = "1 work" if count == 1 else f"{count or 'no'} works"
            yield Finding(Position(PurePosixPath(FILE_NAME)), f"the section {path} lists {works}")
