"""A field that only biblatex prints.

## Why is this bad?
BibTeX's standard styles pass over it without a word: journal, place or year are missing.

## Example
```bibtex
@misc{gallego2025configurable,
  title      = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author     = {Gallego, Víctor},
  year       = {2025},
  eprint     = {2506.11702},
  eprinttype = {arXiv},
}
```

## Use instead
```bibtex
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
}
```

## Fix
Safe: the name that BibTeX has for the field; of a date, its year, month and day in fields of their
own. There is none for a span of time, for what BibTeX has no name for, and where the entry has
that field already with another value.

## Also found by
JabRef
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.model.datamodel.names import TO_BIBLATEX
from synthlit.model.entry import Entry
from synthlit.model.fields import MONTHS

CODE = "FLD010"
NAME = "biblatex-only-field"
PRESET = Preset.BIBTEX
FIX = Fixes.SAFE

# `annotation` and `file` are printed by neither.
_NEW = {
    new: old for old, new in TO_BIBLATEX.items() if new not in ("annotation", "file", "institution")
}
_NAMELESS = ("subtitle", "booksubtitle", "titleaddon", "booktitleaddon", "maintitle", "issuetitle")
_THESES = frozenset({"phdthesis", "mastersthesis"})
_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?", re.ASCII)
FIELDS: Final[tuple[str, ...]] = (*_NEW, *_NAMELESS, "date", "institution")


def check(work: Work) -> Iterator[Finding]:
    """Yield each field that BibTeX has under another name, or not at all."""
    entry = work.entry
    for name, value in entry.fields.items():
        if not value.strip():
            continue
        if name == "date":
            if not entry.get("year").strip():
                yield Finding(work, "BibTeX reads year and month, no date", name, fix=_split(entry))
        elif name in _NAMELESS:
            yield Finding(work, f"BibTeX's standard styles print no {name}", name)
        elif old := _name_in_bibtex(entry, name):
            yield Finding(work, f"BibTeX calls {name} {old}", name, fix=_renaming(entry, name, old))


def _name_in_bibtex(entry: Entry, name: str) -> str:
    """Return what BibTeX calls a field of biblatex, or nothing."""
    if name == "institution":
        return "school" if entry.type in _THESES else ""
    return _NEW.get(name, "")


def _renaming(entry: Entry, name: str, old: str) -> Fix | None:
    value = entry.fields[name]
    present = entry.get(old)
    if present and present != value:
        return None
    return Fix(f"call it {old}", Revise({name: None, old: value}))


def _split(entry: Entry) -> Fix | None:
    """Return the fix that puts the parts of a date into fields of their own."""
    match = _DATE.fullmatch(entry.get("date").strip())
    if not match or entry.get("month") or entry.get("day"):
        return None
    changes: dict[str, str | None] = {"date": None, "year": match[1]}
    if match[2]:
        changes["month"] = MONTHS[int(match[2]) - 1]
    if match[3]:
        changes["day"] = str(int(match[3]))
    return Fix("write year and month", Revise(changes))
