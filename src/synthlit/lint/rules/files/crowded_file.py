"""Several entries in one file.

## Why is this bad?
A work is found by the name of its file, and filed by moving it. Two works in one file cannot be
filed apart, and two people who add to it collide in git.

## Example
```bibtex
@misc{gallego2025configurable,
  title  = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author = {Gallego, Víctor},
  year   = {2025},
  eprint = {2506.11702},
}
@misc{mistral2025magistral,
  title  = {Magistral},
  author = {Mistral-AI},
  year   = {2025},
  eprint = {2506.10910},
}
```

## Fix
None: `synthlit import FILE --section SECTION` puts each entry into a file of its own.

## Also found by
no other linter known
"""

from collections.abc import Iterator

from synthlit.library.library import Unreadable
from synthlit.lint.place import Outline
from synthlit.lint.rule import Finding, Fixes, Position, Preset

CODE = "FIL003"
NAME = "crowded-file"
PRESET = Preset.HOUSE
FIX = Fixes.NONE


def check(file: Unreadable) -> Iterator[Finding]:
    """Yield the second entry of the file."""
    entries = file.file.entries
    if len(entries) > 1:
        outline = Outline.of(file.text, entries[1].key)
        keys = ", ".join(entry.key for entry in entries[1:4])
        more = f" and {len(entries) - 4} more" if len(entries) > 4 else ""
        yield Finding(
            Position(file.path, *outline.point(outline.head)),
            f"the file holds {len(entries)} entries, one is asked for: beside {entries[0].key} "
            f"there is {keys}{more}",
        )
