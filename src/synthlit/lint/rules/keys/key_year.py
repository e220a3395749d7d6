"""A key with a year that is not the work's.

## Why is this bad?
The key says 2021, the list says 2023: one of them is wrong, or the key was copied from another
entry.

## Example
```bibtex
@misc{jiang2019lion,
  title         = {Lion: Adversarial Distillation of Proprietary Large Language Models},
  author        = {Jiang, Yuxin and Chan, Chunkit and Chen, Mingyang and Wang, Wei},
  year          = {2023},
  eprint        = {2305.12870},
  archiveprefix = {arXiv},
}
```

## Fix
None: look which is right. In a library, `synthlit rename OLD NEW` changes the key.

## Also found by
no other linter known
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.rule import KEY, Finding, Fixes, Preset
from synthlit.lint.texts import quoted

CODE = "KEY006"
NAME = "key-year"
PRESET = Preset.STRICT
FIX = Fixes.NONE
FIELDS: Final[tuple[str, ...]] = ("year", "date")

# No part of an arXiv identifier or of a longer number.
_YEAR = re.compile(r"(?<![\d.])(?:19|20)\d\d(?!\d|[.-]\d)")


def check(work: Work) -> Iterator[Finding]:
    """Yield the work all of whose key's years are more than one off."""
    years = [year for year in (work.entry.year, work.entry.first_year) if year]
    named = [int(year) for year in _YEAR.findall(work.key)]
    if not years or not named:
        return
    # A preprint of December is a paper of the next year.
    if all(abs(year - own) > 1 for year in named for own in years):
        message = f"the key {quoted(work.key)} says {named[0]}, the entry {years[0]}"
        yield Finding(work, message, KEY)
