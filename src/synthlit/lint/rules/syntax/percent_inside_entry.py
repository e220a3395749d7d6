"""A `%` inside an entry.

## Why is this bad?
BibTeX knows no comments: it stops reading the entry there. biber skips the rest of the line, so the
file works for one and not for the other.

## Example
```bibtex
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  % seen at a workshop
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
}
```

## Fix
None: move the comment before the entry, or put it into a field such as `annotation`.

## Also found by
BibTeX
"""

from collections.abc import Iterator

from synthlit.bibtex.nodes import BibDocument, ErrorKind
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.rules.syntax.spots import faults, spot

CODE = "SYN012"
NAME = "percent-inside-entry"
PRESET = Preset.BIBTEX
FIX = Fixes.NONE


def check(sheet: BibDocument) -> Iterator[Finding]:
    """Yield each comment inside an entry; in a value, % is a letter like others."""
    for fault in faults(sheet, ErrorKind.PERCENT):
        message = "BibTeX has no comments, and stops reading the entry at this %"
        yield Finding(spot(sheet, fault.offset), message)
