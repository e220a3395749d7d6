"""A field that the entry's type cannot do without.

## Why is this bad?
The reference prints with a gap, and readers cannot tell where the work appeared or find it.

## Example
```bibtex
@inproceedings{jiang2023lion,
  title  = {Lion: Adversarial Distillation of Proprietary Large Language Models},
  author = {Jiang, Yuxin and Chan, Chunkit and Chen, Mingyang and Wang, Wei},
  year   = {2023},
  doi    = {10.18653/v1/2023.emnlp-main.189},
}
```

## Fix
None: the value has to be looked up.

## Also found by
biber, papis, bibla, CoLRev, JabRef
"""

from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.rules.fields.type_mismatch import misplaced
from synthlit.lint.rules.venues.preprint_as_article import is_preprint
from synthlit.model.datamodel.names import OLD_TYPES
from synthlit.model.entry import Entry
from synthlit.model.fields import REQUIRED

CODE = "FLD001"
NAME = "missing-field"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE
FIELDS: Final[tuple[str, ...]] = ()

# Where the work appeared: rules about the type say so where that is wrong.
_PLACES = frozenset({"journal", "booktitle"})
# What biblatex calls the same thing.
_OTHER_NAMES = {"journal": "journaltitle", "school": "institution", "address": "location"}


def check(work: Work) -> Iterator[Finding]:
    """Yield each requirement of the type that no field meets."""
    entry = work.entry
    for needed in lacking(entry):
        if needed in _PLACES and (is_preprint(entry) or misplaced(entry)):
            continue
        names = needed.split("|")
        empty = next((name for name in names if name in entry.fields), "")
        yield Finding(work, f"@{entry.type} needs {_either(names)}", empty)


def lacking(entry: Entry) -> list[str]:
    """Return the requirements that are not met; what `crossref` names may meet any of them."""
    if entry.get("crossref"):
        return []
    return [
        needed
        for needed in REQUIRED.get(OLD_TYPES.get(entry.type, entry.type), ())
        if not any(has_content(entry, name) for name in needed.split("|"))
    ]


def has_content(entry: Entry, name: str) -> bool:
    """Tell whether a field, under this name or biblatex's, holds anything but spaces and braces."""
    value = entry.fields.get(name) or entry.fields.get(_OTHER_NAMES.get(name, ""), "")
    return bool(value.strip("{} \t\n"))


def _either(names: list[str]) -> str:
    """Return `a`, `a or b`, `a, b or c`."""
    return " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))
