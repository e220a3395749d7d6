"""An entry without a key.

## Why is this bad?
Nothing can cite it. BibTeX takes what follows for the key, or stops reading the entry.

## Example
```bibtex
@misc{
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
}
```

## Fix
None: choose a key, such as family name, year and first telling word, and put it before the fields
with a comma behind it.

## Also found by
JabRef, papis, biber
"""

from collections.abc import Iterator

from synthlit.bibtex.nodes import BibDocument, ErrorKind
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.rules.syntax.spots import faults, spot

CODE = "KEY003"
NAME = "missing-key"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE


def check(sheet: BibDocument) -> Iterator[Finding]:
    """Yield each entry that has no key."""
    for fault in faults(sheet, ErrorKind.NO_KEY):
        place = sheet.text.rfind("@", 0, fault.offset)
        yield Finding(spot(sheet, place), "this entry has no key, so nothing can cite it")
