"""A field that says nothing without another one, which the entry has not.

## Why is this bad?
A number of no series, an archive of no identifier: styles print half a fact, or none.

## Example
```bibtex
% refs.bib
@misc{gallego2025configurable,
  title        = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author       = {Gallego, Víctor},
  year         = {2025},
  url          = {https://arxiv.org/abs/2506.11702},
  primaryclass = {cs.CL},
}
```

## Fix
None: either the other field is missing, or this one is wrong.

## Also found by
biber
"""

from collections.abc import Iterator, Mapping
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.rule import Finding, Fixes, Preset

CODE = "FLD014"
NAME = "dependent-field"
PRESET = Preset.BIBLATEX
FIX = Fixes.NONE

_JOURNAL = ("journal", "journaltitle")
_BOOK = ("booktitle", "series", "maintitle")
# Field -> the fields of which it needs one, in an entry of any type.
_NEEDS: Mapping[str, tuple[str, ...]] = {
    "archiveprefix": ("eprint",),
    "booksubtitle": ("booktitle",),
    "booktitleaddon": ("booktitle",),
    "editortype": ("editor",),
    "eprintclass": ("eprint",),
    "eprinttype": ("eprint",),
    "eventtitleaddon": ("eventtitle",),
    "issuesubtitle": ("issuetitle",),
    "journalsubtitle": _JOURNAL,
    "langidopts": ("langid",),
    "mainsubtitle": ("maintitle",),
    "primaryclass": ("eprint",),
    "relatedstring": ("related",),
    "relatedtype": ("related",),
    "shortjournal": _JOURNAL,
    "shortseries": ("series",),
    "subtitle": ("title",),
    "titleaddon": ("title",),
    "urldate": ("url", "doi", "eprint", "howpublished"),
}
# The same, for what counts the issues of a journal or the books of a series.
_COUNTS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "article": {"volume": _JOURNAL, "number": _JOURNAL, "issue": _JOURNAL},
    "book": {"number": ("series",)},
    "collection": {"number": ("series",)},
    "inbook": {"volume": _BOOK, "number": _BOOK},
    "incollection": {"volume": _BOOK, "number": _BOOK},
    "inproceedings": {"volume": _BOOK, "number": _BOOK},
    "proceedings": {"number": ("series",)},
}
FIELDS: Final[tuple[str, ...]] = (*_NEEDS, "volume", "number", "issue")


def check(work: Work) -> Iterator[Finding]:
    """Yield each field without the one that it belongs to."""
    entry = work.entry
    if entry.get("crossref") or entry.get("xdata"):
        return
    counts = _COUNTS.get(entry.type, {})
    for name, value in entry.fields.items():
        needed = _NEEDS.get(name) or counts.get(name)
        if needed and value.strip() and not any(entry.get(each).strip() for each in needed):
            wanted = " or ".join(filter(None, (", ".join(needed[:-1]), needed[-1])))
            yield Finding(work, f"{name} says nothing without {wanted}", name)
