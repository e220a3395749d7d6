"""A numbered folder with a page that is no section's.

## Why is this bad?
The page was a section's once, or was meant to be one. Nothing is written into it any more, and
readers who find it read an old list.

## Example
```bibtex
% 03_Agents/README.md
% 1200 bytes
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
None: remove the folder, or name it in synthlit.toml, as a section's `folder` or one of its
`former_folders`, whose page leads readers on.

## Also found by
no other linter known
"""

import re
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

CODE = "SEC009"
NAME = "orphan-folder"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE

_NUMBERED = re.compile(r"\d{2}[_-]\w")
_PAGE = "README.md"


def check(context: Context) -> Iterator[Finding]:
    """Yield the folders that are named as the sections' are, and belong to none."""
    sections = context.library.settings.sections
    folders = {section.folder for section in sections if section.folder}
    if not any(map(_NUMBERED.match, folders)):
        return
    folders |= {folder for section in sections for folder in section.former_folders}
    for name in sorted(context.neighbours.names(PurePosixPath())):
        folder = name.removesuffix("/")
        if name == folder or folder in folders or not _NUMBERED.match(folder):
            continue
        page = PurePosixPath(folder, _PAGE)
        if context.neighbours.exists(page):
            yield Finding(Position(page), f"{folder} is the folder of no section in {FILE_NAME}")
