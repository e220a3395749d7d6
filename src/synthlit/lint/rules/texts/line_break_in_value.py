"""A value that goes over several lines.

## Why is this bad?
Whatever reads or compares files a line at a time, `grep` and `git diff` first of all, finds half a
title. A value on one line is changed in one line.

## Example
```bibtex
% refs.bib
@inproceedings{vanbreugel2023synthetic,
  title     = {Synthetic Data, Real Errors: How (Not) to Publish and Use
               Synthetic Data},
  author    = {van Breugel, Boris and Qian, Zhaozhi and van der Schaar, Mihaela},
  booktitle = {International Conference on Machine Learning},
  pages     = {34793--34808},
  year      = {2023},
}
```

## Use instead
```bibtex
% refs.bib
@inproceedings{vanbreugel2023synthetic,
  title     = {Synthetic Data, Real Errors: How (Not) to Publish and Use Synthetic Data},
  author    = {van Breugel, Boris and Qian, Zhaozhi and van der Schaar, Mihaela},
  booktitle = {International Conference on Machine Learning},
  pages     = {34793--34808},
  year      = {2023},
}
```

## Fix
Safe: a line's end and the indent behind it are one space. Abstracts and remarks keep theirs.

## Also found by
papis, JabRef; bibtex-tidy mends
"""

from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset

CODE = "TXT018"
NAME = "line-break-in-value"
PRESET = Preset.STRICT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ()

# Texts of several paragraphs.
_SPARED = frozenset({"abstract", "annotation", "annote", "comment", "review"})


def check(work: Work) -> Iterator[Finding]:
    """Yield each value with a line's end in it."""
    for field, value in work.entry.fields.items():
        if ("\n" in value or "\r" in value) and field not in _SPARED and value.strip():
            better = " ".join(line for each in value.splitlines() if (line := each.strip(" \t")))
            at = next(place for place, sign in enumerate(value) if sign in "\r\n")
            fix = Fix("put it on one line", Revise({field: better}))
            yield Finding(work, f"{field} goes over several lines", field, at, fix)
