"""A file among the entries that is none.

## Why is this bad?
Only files that end in `.bib` are read. A work in any other is in no list, and nobody is told.

## Example
```bibtex
% entries/sft/gallego2025configurable.bib.txt
Configurable Preference Tuning with Rubric-Guided Synthetic Data
% entries/sft/ho2022large.bib
@misc{ho2022large,
  title         = {Large Language Models Are Reasoning Teachers},
  author        = {Ho, Namgyu and Schmid, Laura and Yun, Se-Young},
  year          = {2022},
  eprint        = {2212.10071},
  archiveprefix = {arXiv},
}
```

## Fix
None: give the file its right name, or put it elsewhere. Hidden files and a README.md are passed
over.

## Also found by
no other linter known
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from synthlit.lint.rule import (
    Context,
    FileSystem,
    Finding,
    Fixes,
    Position,
    Preset,
)
from synthlit.settings import ENTRIES

CODE = "FIL007"
NAME = "stray-file"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE

_SUFFIX = ".bib"
_SPARED = "readme.md"
# A library has two levels of folders; the rest would be somebody's trap.
_DEEPEST = 8


def check(context: Context) -> Iterator[Finding]:
    """Yield the files under entries/ that are not read."""
    told = {file.path for file in context.library.unreadable}
    for path in _files(context.neighbours, PurePosixPath(ENTRIES)):
        if path.suffix != _SUFFIX and path.name.lower() != _SPARED and path not in told:
            yield Finding(
                Position(path),
                f"only files that end in {_SUFFIX} are read, and {path.name} does not",
            )


def _files(neighbours: FileSystem, folder: PurePosixPath) -> Iterator[PurePosixPath]:
    """Yield every file below a folder that is not hidden."""
    for name in sorted(neighbours.names(folder)):
        if name.startswith("."):
            continue
        if not name.endswith("/"):
            yield folder / name
        elif len(folder.parts) < _DEEPEST:
            yield from _files(neighbours, folder / name)
