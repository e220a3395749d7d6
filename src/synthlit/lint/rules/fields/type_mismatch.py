"""An entry whose fields are those of another type.

## Why is this bad?
Styles print an article's journal and a conference paper's book of proceedings, and leave out what
the type does not have: the reference then says nowhere where the work appeared.

## Example
```bibtex
@article{patil2023gorilla,
  title     = {Gorilla: Large Language Model Connected with Massive {APIs}},
  author    = {Patil, Shishir G. and Zhang, Tianjun and Wang, Xin and Gonzalez, Joseph E.},
  booktitle = {Advances in Neural Information Processing Systems 37},
  pages     = {126544--126565},
  year      = {2024},
}
```

## Fix
None: either the type is wrong, or the field is.

## Also found by
JabRef, CoLRev, biber
"""

from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.rules.fields.placeholders import is_placeholder
from synthlit.model.entry import Entry
from synthlit.model.name import read_names

CODE = "FLD007"
NAME = "type-mismatch"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE
FIELDS: Final[tuple[str, ...]] = ("booktitle", "journal", "journaltitle", "school", "pages")

# Type -> where its works appear, where they do not, and the type whose works do.
_CONTAINERS = {
    "article": (("journal", "journaltitle"), ("booktitle",), "inproceedings"),
    "inproceedings": (("booktitle",), ("journal", "journaltitle"), "article"),
    "incollection": (("booktitle",), ("journal", "journaltitle"), "article"),
    "misc": ((), ("booktitle",), "inproceedings"),
    "online": ((), ("booktitle",), "inproceedings"),
}


def check(work: Work) -> Iterator[Finding]:
    """Yield the work whose fields are certainly another type's."""
    entry = work.entry
    if field := misplaced(entry):
        meant = _CONTAINERS[entry.type][2]
        message = f"an @{entry.type} appears in no {field}: is it an @{meant}?"
        yield Finding(work, message, field)
    elif entry.type == "phdthesis" and " and " in entry.get("author"):
        if len(read_names(entry.get("author"))) > 1:
            message = "one person writes a @phdthesis, and this has several authors"
            yield Finding(work, message, "author")
    elif entry.type == "proceedings" and entry.get("pages") and entry.get("author"):
        message = "@proceedings with authors and pages are a paper: is it an @inproceedings?"
        yield Finding(work, message, "pages")


def misplaced(entry: Entry) -> str:
    """Return the field that says where the work appeared, in a type that has no such place."""
    if entry.type not in _CONTAINERS or entry.get("crossref"):
        return ""
    own, others, _ = _CONTAINERS[entry.type]
    if any(entry.get(name).strip("{} ") for name in own):
        return ""
    return next((name for name in others if _is_place(name, entry.get(name))), "")


def _is_place(field: str, value: str) -> bool:
    """Tell whether a value names a book or a journal.

    arXiv is none and a placeholder is none, as other rules say.
    """
    bare = value.strip("{} ").lower()
    return (
        bool(bare) and "arxiv" not in bare and bare != "corr" and not is_placeholder(field, value)
    )
