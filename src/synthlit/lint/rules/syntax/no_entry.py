"""A text without an entry.

## Why is this bad?
Nothing was judged, so nothing can be called fine; and whoever cites from the file finds nothing.

## Example
```bibtex
% Works on preference tuning
Víctor Gallego, Configurable Preference Tuning with Rubric-Guided Synthetic Data, 2025
```

## Fix
None: write the entries.

## Also found by
biber, bibla
"""

from collections.abc import Iterator

from synthlit.bibtex.nodes import BibDocument
from synthlit.lint.rule import Finding, Fixes, Location, Preset
from synthlit.lint.rules.syntax import comment_with_entry, stray_fields, unparsed_block

CODE = "SYN002"
NAME = "no-entry"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE

_DEFINING = frozenset({"string", "preamble"})
# What these find says why there is no entry.
_SAY_MORE = (unparsed_block.check, stray_fields.check, comment_with_entry.check)


def check(sheet: BibDocument) -> Iterator[Finding]:
    """Yield the file that has text but neither an entry nor definitions for other files."""
    text = sheet.text.lstrip("\ufeff \t\r\n")
    if not text or sheet.blocks or any(other.kind in _DEFINING for other in sheet.others):
        return
    if not any(found for say in _SAY_MORE for found in say(sheet)):
        at = Location(sheet.path, sheet.source, len(sheet.text) - len(text))
        yield Finding(at, "the file holds text, but no entry")
