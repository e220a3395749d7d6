"""Line ends of more than one kind.

## Why is this bad?
Somebody joined files from Windows and from elsewhere. Editors make the ends alike at the next save,
and the change of one entry becomes one of the whole file in git.

## Example
```bibtex
% Works on preference tuning\u000d
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
}
```

## Use instead
```bibtex
% Works on preference tuning
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
}
```

## Fix
Safe: all lines end as most of them do.

## Also found by
pre-commit
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from synthlit.bibtex.nodes import BibDocument
from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.rules.syntax.spots import spot
from synthlit.text import TextEdit

CODE = "SYN015"
NAME = "mixed-line-ends"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE

_END = re.compile(r"\r\n?|\n")
_CALLED: Final = {"\r\n": "CR LF", "\n": "LF", "\r": "CR"}


def check(sheet: BibDocument) -> Iterator[Finding]:
    """Yield the first line end that is unlike most, with the ends of all such lines as its fix."""
    if "\r" not in sheet.text:
        return
    ends = list(_END.finditer(sheet.text))
    counts = Counter(end[0] for end in ends)
    if len(counts) < 2:
        return
    usual = max(_CALLED, key=lambda end: (counts[end], end == "\n"))
    unusual = [end for end in ends if end[0] != usual]
    edits = tuple(TextEdit(*end.span(), usual) for end in unusual)
    yield Finding(
        spot(sheet, unusual[0].start()),
        f"this line ends in {_CALLED[unusual[0][0]]}, most lines in {_CALLED[usual]} "
        f"({len(unusual)} of {len(ends)} do not)",
        fix=Fix(f"end all lines in {_CALLED[usual]}", Replace(edits)),
    )
