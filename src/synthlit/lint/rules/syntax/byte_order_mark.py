"""A byte-order mark at the beginning of a file.

## Why is this bad?
UTF-8 needs none. Programs that do not expect it take it for text, and joined to another file it
stands in the middle, unseen.

## Example
```bibtex
\ufeff@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
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
Safe: the mark goes; all else stays.

## Also found by
pre-commit
"""

from collections.abc import Iterator

from synthlit.bibtex.nodes import BibDocument
from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.rule import Finding, Fixes, Location, Preset
from synthlit.text import TextEdit

CODE = "SYN004"
NAME = "byte-order-mark"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE

_MARK = "\ufeff"


def check(sheet: BibDocument) -> Iterator[Finding]:
    """Yield the mark that the file begins with."""
    if sheet.text.startswith(_MARK):
        fix = Fix("take the byte-order mark out", Replace((TextEdit(0, 1),)))
        at = Location(sheet.path, sheet.source)
        yield Finding(
            at, "the file begins with a byte-order mark, which UTF-8 does not need", fix=fix
        )
