"""A merge that was not finished.

## Why is this bad?
Both versions of the entry are in the file, and no program can tell which one counts.

## Example
```bibtex
@misc{gallego2025configurable,
<<<<<<< HEAD
  title  = {Configurable Preference Tuning with Synthetic Data},
=======
  title  = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
>>>>>>> rubric
  author = {Gallego, Víctor},
}
```

## Fix
None: choose one version, and remove the three lines that git put there.

## Also found by
pre-commit
"""

import re
from collections.abc import Iterator

from synthlit.library.library import Unreadable, Work
from synthlit.lint.rule import (
    Context,
    Finding,
    Fixes,
    Position,
    Preset,
)

CODE = "FIL006"
NAME = "conflict-marker"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE

_MARKER = re.compile(r"^(?:<{7}|>{7})(?= |$)", re.MULTILINE)


def has_marker(text: str) -> bool:
    """Tell whether git left its marks in the text."""
    return ("<<<<<<<" in text or ">>>>>>>" in text) and bool(_MARKER.search(text))


def check(context: Context) -> Iterator[Finding]:
    """Yield the first mark of each file that has any."""
    library = context.library
    files: tuple[Work | Unreadable, ...] = (*library.works, *library.unreadable)
    for file in files:
        if has_marker(file.text) and (mark := _MARKER.search(file.text)):
            line = file.text.count("\n", 0, mark.start()) + 1
            yield Finding(
                Position(file.path, line),
                f"a merge was not finished: git's mark {mark[0]} is still there",
            )
