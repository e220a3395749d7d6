"""Two fields without a comma between them, or a key without one behind it.

## Why is this bad?
BibTeX stops reading the entry there, and what stands behind is lost; some programs lose the entry.

## Example
```bibtex
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data}
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
Safe: a comma is put there.

## Also found by
BibTeX, biber, JabRef
"""

from collections.abc import Iterator

from synthlit.bibtex.nodes import BibDocument, ErrorKind
from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.rules.syntax.spots import faults, spot
from synthlit.text import TextEdit

CODE = "SYN009"
NAME = "missing-comma"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE


def check(sheet: BibDocument) -> Iterator[Finding]:
    """Yield each place where a comma should be."""
    for fault in faults(sheet, ErrorKind.MISSING_COMMA):
        fix = Fix("put a comma here", Replace((TextEdit(fault.offset, fault.offset, ","),)))
        message = "here should be a comma: BibTeX stops reading the entry"
        yield Finding(spot(sheet, fault.offset), message, fix=fix)
