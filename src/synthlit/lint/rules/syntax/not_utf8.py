"""Bytes that are not UTF-8.

## Why is this bad?
The file was saved in another encoding, such as Latin-1, and every reader that takes it for UTF-8
shows a mark in the place of each accented letter, or stops. A fix never touches such a file, for
the letters are lost to whoever reads it.

## Example
```bibtex
% Literatur f\ufffdr das Seminar
@misc{mistral2025magistral,
  title         = {Magistral},
  author        = {{Mistral-AI}},
  year          = {2025},
  eprint        = {2506.10910},
  archiveprefix = {arXiv},
}
```

## Fix
None: open the file in the encoding in which it was saved, and save it as UTF-8.

## Also found by
biber, JabRef
"""

from collections.abc import Iterator

from synthlit.bibtex.nodes import BibDocument
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.rules.syntax.spots import spot

CODE = "SYN003"
NAME = "not-utf8"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE


def check(sheet: BibDocument) -> Iterator[Finding]:
    """Yield the first place with bytes that are not UTF-8, and say how many there are."""
    if sheet.bytes_lost:
        places = len(sheet.bytes_lost)
        of_how_many = f", the first of {places:,} places" if places > 1 else ""
        yield Finding(
            spot(sheet, sheet.bytes_lost[0]),
            f"the bytes that stood here are not UTF-8{of_how_many}: save the file as UTF-8",
        )
