"""An entry type that neither BibTeX nor biblatex has.

## Why is this bad?
Styles print an unknown type as `@misc` at best, so venue and pages are lost, and nobody can say
which fields it needs.

## Example
```bibtex
@inproceeding{patil2023gorilla,
  title     = {Gorilla: Large Language Model Connected with Massive {APIs}},
  author    = {Patil, Shishir G. and Zhang, Tianjun and Wang, Xin and Gonzalez, Joseph E.},
  booktitle = {Advances in Neural Information Processing Systems 37},
  pages     = {126544--126565},
  year      = {2024},
}
```

## Fix
None: which type is meant shows only in what the entry is about.

## Also found by
biber, papis, bibla
"""

import difflib
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.model.datamodel import biblatex, bibtex
from synthlit.model.datamodel.names import OLD_TYPES

CODE = "FLD004"
NAME = "unknown-type"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE
FIELDS: Final[tuple[str, ...]] = ()

_KNOWN = biblatex.TYPES | bibtex.TYPES | OLD_TYPES.keys()


def check(work: Work) -> Iterator[Finding]:
    """Yield the work whose type is not known."""
    type_ = work.entry.type
    if type_ not in _KNOWN:
        near = difflib.get_close_matches(type_, sorted(_KNOWN), n=1, cutoff=0.75)
        meant = f": did you mean @{near[0]}?" if near else ""
        yield Finding(work, f"there is no entry type @{type_}{meant}")
