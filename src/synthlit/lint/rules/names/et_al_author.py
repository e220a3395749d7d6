"""`et al.` where BibTeX wants `and others`.

## Why is this bad?
It is taken for a person: `Al., Et` is printed, sorted and counted as an author.

## Example
```bibtex
@misc{lightman2023lets,
  title         = {Let's Verify Step by Step},
  author        = {Lightman, Hunter and Kosaraju, Vineet and Burda, Yura and et al.},
  year          = {2023},
  eprint        = {2305.20050},
  archiveprefix = {arXiv},
}
```

## Use instead
```bibtex
@misc{lightman2023lets,
  title         = {Let's Verify Step by Step},
  author        = {Lightman, Hunter and Kosaraju, Vineet and Burda, Yura and others},
  year          = {2023},
  eprint        = {2305.20050},
  archiveprefix = {arXiv},
}
```

## Fix
Safe: `and others` says the same, and every style knows it.

## Also found by
bibla, bibtex-updater
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import UNUSUAL_NAMES, Finding, Fixes, Preset
from synthlit.lint.texts import quoted
from synthlit.model.fields import NAMES
from synthlit.model.name import OTHERS, split_names

CODE = "NAM001"
NAME = "et-al-author"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ()
SIGNS: Final = UNUSUAL_NAMES

_HINT = re.compile(r"\bal\b|\.\.|…", re.IGNORECASE)
_ET_AL = r"et\.?,?\s*al\b\.?"
# Alone, or as programs that swap names leave it; dots say the same.
_ALONE = re.compile(rf"\{{?(?:{_ET_AL}|al\.?,\s*et\.?|\.{{2,}}|…)\}}?", re.IGNORECASE)
# Behind a name, or before one that was swapped with it.
_BEHIND = re.compile(rf"(?<=[\s,]){_ET_AL}$|(?<!\.)\.{{3,}}$|…$", re.IGNORECASE)
_BEFORE = re.compile(rf"^{_ET_AL},\s*", re.IGNORECASE)


def check(work: Work) -> Iterator[Finding]:
    """Yield each name list that ends so."""
    for field in NAMES:
        value = work.entry.get(field)
        if value and (better := mended(value)) != value:
            at_fault = next(name for name in split_names(value) if _without(name) != name)
            fix = Fix("write and others", Revise({field: better}))
            message = f"{field} has {quoted(at_fault)}, which BibTeX takes for a person"
            yield Finding(work, message, field, value.find(at_fault), fix)


def mended(value: str) -> str:
    """Return the name list with `others` at its end for what stood for them."""
    if not _HINT.search(value):
        return value
    names = split_names(value)
    kept = [_without(name) for name in names]
    if kept == names:
        return value
    return " and ".join([*(name for name in kept if name and name != OTHERS), OTHERS])


def _without(name: str) -> str:
    """Return the name without what stands for others; nothing if it is all there is."""
    if _ALONE.fullmatch(name):
        return ""
    if _BEHIND.search(name):
        return _BEHIND.sub("", name).rstrip(", \t\n")
    return _BEFORE.sub("", name)
