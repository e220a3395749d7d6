"""A comma too many between two fields.

## Why is this bad?
BibTeX expects the name of a field behind a comma, complains, and skips the rest of the entry.

## Example
```bibtex
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},,
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
Safe: the comma goes.

## Also found by
BibTeX, biber
"""

from collections.abc import Iterator

from synthlit.bibtex.nodes import BibDocument, ErrorKind
from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.rules.syntax.lines import removal
from synthlit.lint.rules.syntax.spots import faults, spot

CODE = "SYN010"
NAME = "extra-comma"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE


def check(sheet: BibDocument) -> Iterator[Finding]:
    """Yield each comma behind another; one before the closing brace is no fault."""
    for fault in faults(sheet, ErrorKind.EXTRA_COMMA):
        edit = removal(sheet.text, fault.offset, fault.offset + 1)
        fix = Fix("take the comma out", Replace((edit,)))
        message = "a comma too many: BibTeX skips the rest of the entry"
        yield Finding(spot(sheet, fault.offset), message, fix=fix)
