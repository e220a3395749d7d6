"""An entry type that biblatex has and BibTeX's standard styles have not.

## Why is this bad?
BibTeX warns, and prints the entry as well as it can guess: places, schools and dates are lost.

## Example
```bibtex
@online{lambert2024frontiers,
  title  = {Frontiers in synthetic data},
  author = {Lambert, Nathan},
  year   = {2024},
  url    = {https://www.interconnects.ai/p/frontiers-in-synthetic-data},
}
```

## Use instead
```bibtex
@misc{lambert2024frontiers,
  title  = {Frontiers in synthetic data},
  author = {Lambert, Nathan},
  year   = {2024},
  url    = {https://www.interconnects.ai/p/frontiers-in-synthetic-data},
}
```

## Fix
Safe: the nearest type of BibTeX. A `@thesis` becomes what its `type` says; there is no fix where
that says nothing, nor for `@set` and `@xdata`, which have no counterpart.

## Also found by
JabRef
"""

from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.model.datamodel import biblatex, bibtex, names
from synthlit.model.entry import Entry

CODE = "FLD005"
NAME = "biblatex-only-type"
PRESET = Preset.BIBTEX
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ()

_BIBLATEX = (biblatex.TYPES | names.OLD_TYPES.keys()) - bibtex.TYPES
_BY_WORD = {word: old for old, (_, word) in names.TYPES_TO_BIBLATEX.items()}


def check(work: Work) -> Iterator[Finding]:
    """Yield the work whose type only biblatex knows."""
    entry = work.entry
    if entry.type not in _BIBLATEX:
        return
    fix = None
    word = entry.get("type").strip()
    if new := _in_bibtex(entry):
        # The word was there to tell the type.
        changes = {"type": None} if word in _BY_WORD else {}
        fix = Fix(f"call it @{new}", Revise(changes, new))
    yield Finding(work, f"BibTeX's standard styles do not know @{entry.type}", fix=fix)


def _in_bibtex(entry: Entry) -> str:
    """Return the type of BibTeX that says the same, or nothing."""
    if entry.type in biblatex.CONTAINERS:
        return ""
    if entry.type in ("thesis", "report") and (new := _BY_WORD.get(entry.get("type").strip())):
        return new
    if entry.type == "thesis":
        return ""
    return names.TYPES_TO_BIBTEX.get(entry.type, "misc")
