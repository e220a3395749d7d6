"""A file without an entry, or a library without any.

## Why is this bad?
Nothing was judged, so nothing can be called fine.

## Example
```bibtex
% entries/sft/gallego2025configurable.bib
% Víctor Gallego, Configurable Preference Tuning with Rubric-Guided Synthetic Data
```

## Fix
None: write the entry, or remove the file.

## Also found by
biber
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
from synthlit.lint.rules.files.conflict_marker import has_marker
from synthlit.settings import ENTRIES

CODE = "FIL002"
NAME = "nothing-parsed"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE


def check(context: Context) -> Iterator[Finding]:
    """Yield the files that hold nothing, or the folder of entries where it holds no file."""
    library = context.library
    if not library.works and not library.unreadable:
        yield Finding(
            Position(PurePosixPath(ENTRIES)),
            f"no entry was found under {ENTRIES}/, so nothing was judged",
        )
    for file in library.unreadable:
        if not file.problems and not file.file.entries and not has_marker(file.text):
            yield Finding(Position(file.path), "the file holds no entry")
