"""Several spaces for one, or spaces around a value.

## Why is this bad?
LaTeX prints one, but whatever compares texts as they stand sees two titles or two names.

## Example
```bibtex
% refs.bib
@inproceedings{lescao2021many,
  title     = {How many data points  is a prompt worth?},
  author    = {Le Scao, Teven and Rush, Alexander},
  booktitle = {North American Chapter of the Association for Computational Linguistics},
  year      = {2021},
}
```

## Use instead
```bibtex
% refs.bib
@inproceedings{lescao2021many,
  title     = {How many data points is a prompt worth?},
  author    = {Le Scao, Teven and Rush, Alexander},
  booktitle = {North American Chapter of the Association for Computational Linguistics},
  year      = {2021},
}
```

## Fix
Safe: one space stands for several. How a value is broken into lines, and indented, stays.

## Also found by
papis, JabRef; bibtex-tidy mends
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.texts import first_difference

CODE = "TXT017"
NAME = "white-space-run"
PRESET = Preset.STRICT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ()

# Not the indent of a line, nor what ends one.
_RUN = re.compile(r"(?<=[^\s])[ \t]{2,}(?=[^\s])|(?<=[^\s])\t(?=[^\s])")
# Its lines are set by hand.
_SPARED = frozenset({"abstract", "annote", "comment", "file", "review"})


def check(work: Work) -> Iterator[Finding]:
    """Yield each value with such spaces."""
    for field, value in work.entry.fields.items():
        if field in _SPARED or not value:
            continue
        outside = value[0].isspace() or value[-1].isspace()
        if not outside and "  " not in value and "\t" not in value:
            continue
        better = _RUN.sub(" ", value).strip()
        if better and better != value:
            at = first_difference(value, better)
            what = "spaces around it" if better == value.strip() else "several spaces in a row"
            fix = Fix("leave one", Revise({field: better}))
            yield Finding(work, f"{field} has {what}", field, at, fix)
