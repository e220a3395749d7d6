"""A field's name with a typing error in it.

## Why is this bad?
No program says that it does not know a field: what it holds is left out of every reference.

## Example
```bibtex
% refs.bib
@inproceedings{patil2023gorilla,
  title     = {Gorilla: Large Language Model Connected with Massive {APIs}},
  author    = {Patil, Shishir G. and Zhang, Tianjun and Wang, Xin and Gonzalez, Joseph E.},
  booktitle = {Advances in Neural Information Processing Systems 37},
  pgaes     = {126544--126565},
  year      = {2024},
}
```

## Use instead
```bibtex
% refs.bib
@inproceedings{patil2023gorilla,
  title     = {Gorilla: Large Language Model Connected with Massive {APIs}},
  author    = {Patil, Shishir G. and Zhang, Tianjun and Wang, Xin and Gonzalez, Joseph E.},
  booktitle = {Advances in Neural Information Processing Systems 37},
  pages     = {126544--126565},
  year      = {2024},
}
```

## Fix
Unsafe: the field is renamed, which a person should look at. There is none where the entry has the
field already.

## Also found by
none
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.model import fields as ours
from synthlit.model.datamodel import biblatex, bibtex

CODE = "FLD009"
NAME = "misspelt-field"
PRESET = Preset.DEFAULT
FIX = Fixes.UNSAFE
FIELDS: Final[tuple[str, ...]] = ()

# What people misspell.
_COMMON = (
    "abstract", "address", "archiveprefix", "author", "booktitle", "chapter", "crossref", "date",
    "edition", "editor", "eprint", "howpublished", "institution", "journal", "journaltitle",
    "keywords", "location", "month", "note", "number", "organization", "pages", "primaryclass",
    "publisher", "school", "series", "title", "volume", "year",
)  # fmt: skip
# Fields that programs and styles use, however near they are to another.
_FOREIGN = frozenset([
    "addresses", "affiliation", "affiliations", "articleno", "arxiv", "articletype", "bibsource",
    "biburl", "comment", "comments", "copyright", "data", "day", "ee", "entrytype", "eventdate",
    "keyword", "lastchecked", "markedentry", "notes", "numpages", "owner", "page_count", "pmid",
    "rights", "tags", "timestamp", "topic", "topics", "url_pages", "year_published",
])  # fmt: skip
_KNOWN = biblatex.FIELDS | bibtex.FIELDS | frozenset(ours.ORDER) | _FOREIGN
# Two errors in a short word make another word of it.
_SHORTEST, _LONG = 4, 8
_LONG_COMMON = tuple(name for name in _COMMON if len(name) >= _LONG)


def check(work: Work) -> Iterator[Finding]:
    """Yield each field whose name is nearly that of a common one."""
    fields = work.entry.fields
    for name in fields.keys() - _KNOWN:
        if meant := _meant(name):
            if meant in fields:
                message = f"{name} looks like {meant}, which the entry has already"
                yield Finding(work, message, name)
            else:
                edit = Revise({name: None, meant: fields[name]})
                fix = Fix(f"call it {meant}", edit, safe=False)
                message = f"no program knows a field {name}: did you mean {meant}?"
                yield Finding(work, message, name, fix=fix)


@lru_cache(maxsize=4096)
def _meant(name: str) -> str:
    """Return the common field that a name is nearly, or nothing."""
    if len(name) < _SHORTEST or not name.isalpha():
        return ""
    for errors in (1, 2) if len(name) >= _LONG else (1,):
        for field in _COMMON if errors == 1 else _LONG_COMMON:
            if abs(len(field) - len(name)) <= errors and _distance(name, field) == errors:
                return "" if _is_prefixed(name, field) else field
    return ""


def _is_prefixed(name: str, field: str) -> bool:
    """Tell whether a letter of its own stands before a field's name, as in `fjournal`.

    Styles make such fields, and people so hide one; a first letter typed twice is no such thing.
    """
    return name.endswith(field) and name.removesuffix(field)[-1:] not in ("", field[0])


def _distance(one: str, other: str) -> int:
    """Return how many letters are wrong, missing, too many, or changed places with their neighbour.

    Source: optimal string alignment, as for Damerau and Levenshtein's distance.
    """
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
