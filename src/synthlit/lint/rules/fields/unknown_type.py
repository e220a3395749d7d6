"""An entry type that neither BibTeX nor biblatex has.

## Why is this bad?
Styles print an unknown type as `@misc` at best, so venue and pages are lost, and nobody can say
which fields it needs.

## Example
```bibtex
@conference{patil2023gorilla,
  title     = {Gorilla: Large Language Model Connected with Massive {APIs}},
  author    = {Patil, Shishir G. and Zhang, Tianjun and Wang, Xin and Gonzalez, Joseph E.},
  booktitle = {Advances in Neural Information Processing Systems 37},
  pages     = {126544--126565},
  year      = {2024},
}
```

## Use instead
```bibtex
@inproceedings{patil2023gorilla,
  title     = {Gorilla: Large Language Model Connected with Massive {APIs}},
  author    = {Patil, Shishir G. and Zhang, Tianjun and Wang, Xin and Gonzalez, Joseph E.},
  booktitle = {Advances in Neural Information Processing Systems 37},
  pages     = {126544--126565},
  year      = {2024},
}
```

## Fix
Safe for the old names `@conference`, `@electronic` and `@www`, which mean the same as
`@inproceedings` and `@online`. For any other there is none.

## Also found by
biber, papis, bibla
"""

import difflib
from collections.abc import Iterator

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes
from synthlit.model.fields import REQUIRED

CODE = "FLD004"
NAME = "unknown-type"
FIX = Fixes.SAFE

# Source: biblatex manual, 2.1; BibTeX's standard styles.
_OTHERS = frozenset([
    "artwork", "audio", "bibnote", "bookinbook", "booklet", "collection", "commentary", "image",
    "inreference", "jurisdiction", "legal", "legislation", "letter", "movie", "music", "mvbook",
    "mvcollection", "mvproceedings", "mvreference", "patent", "performance", "periodical",
    "reference", "report", "review", "set", "standard", "suppbook", "suppcollection",
    "suppperiodical", "thesis", "video", "xdata",
])  # fmt: skip
# Names that mean the same as another type.
OLD = {"conference": "inproceedings", "electronic": "online", "www": "online"}
_KNOWN = _OTHERS | REQUIRED.keys()


def check(work: Work) -> Iterator[Finding]:
    """Yield the work whose type is not known."""
    type_ = work.entry.type
    if type_ in _KNOWN:
        return
    if new := OLD.get(type_):
        fix = Fix(f"call it @{new}", Revise({}, new))
        yield Finding(work, f"@{type_} is an old name of @{new}", fix=fix)
        return
    near = difflib.get_close_matches(type_, sorted(_KNOWN), n=1, cutoff=0.75)
    meant = f": did you mean @{near[0]}?" if near else ""
    yield Finding(work, f"there is no entry type @{type_}{meant}")
