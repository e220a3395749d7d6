"""A file that cannot be read as BibTeX.

## Why is this bad?
What cannot be read is in no list and in no bibliography. Programs that guess what was meant lose
fields without a word.

## Example
```bibtex
@misc{gallego2025configurable,
  title  = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author = {Gallego, Víctor,
  year   = {2025},
}
```

## Fix
None: only a person knows what was meant. Files with a fault of this kind are never rewritten.

## Also found by
biber, bibla, JabRef
"""

from collections.abc import Iterator

from synthlit.library.library import Unreadable
from synthlit.lint.rule import Finding, Fixes, Position, Preset
from synthlit.lint.rules.files.conflict_marker import has_marker

CODE = "FIL001"
NAME = "unreadable-file"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE


def check(file: Unreadable) -> Iterator[Finding]:
    """Yield each problem that the reader had."""
    if has_marker(file.text):
        return
    for problem in file.problems:
        yield Finding(
            Position(file.path, problem.line, problem.column),
            f"the file cannot be read: {problem.message}",
        )
