"""A key that is not family name, year and first telling words of the title.

## Why is this bad?
Keys of one form can be guessed, and are alike in all papers of a group. A key of another form
mostly comes from elsewhere, or from before the title changed.

## Example
```bibtex
@misc{lion2023,
  title         = {Lion: Adversarial Distillation of Proprietary Large Language Models},
  author        = {Jiang, Yuxin and Chan, Chunkit and Chen, Mingyang and Wang, Wei},
  year          = {2023},
  eprint        = {2305.12870},
  archiveprefix = {arXiv},
}
```

## Fix
None: no command changes a key unasked, for texts cite it. `synthlit rename OLD NEW` does in a
library, and keeps the old one in `ids`.

## Also found by
JabRef, Better BibTeX, cobib
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.rule import KEY, Finding, Fixes, Preset
from synthlit.lint.texts import quoted
from synthlit.model import citekey

CODE = "KEY005"
NAME = "key-template"
PRESET = Preset.STRICT
FIX = Fixes.NONE
FIELDS: Final[tuple[str, ...]] = ("title",)

_COUNTER = re.compile(r"-\d+$")
_TRIED = 8


def check(work: Work) -> Iterator[Finding]:
    """Yield the work whose key is none that synthlit would make of it."""
    entry = work.entry
    if not (entry.authors and entry.normal_title and work.key):
        return
    years = dict.fromkeys((entry.first_year, entry.year))
    made = [key for year in years for key in _keys(work, year)]
    if _COUNTER.sub("", work.key.lower()) not in made:
        message = f"the key {quoted(work.key)} is not family name, year and title: {made[0]} is"
        yield Finding(work, message, KEY)


def _keys(work: Work, year: int | None) -> list[str]:
    """Return the keys that the work could have, shortest first."""
    keys: list[str] = []

    def taken(key: str) -> bool:
        keys.append(_COUNTER.sub("", key))
        return len(keys) < _TRIED

    citekey.make(work.entry.authors, year, work.entry.get("title"), taken)
    return keys
