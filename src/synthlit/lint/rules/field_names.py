"""Rules about fields under a wrong name."""

import re
from collections.abc import Iterator
from functools import lru_cache

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, entry_rule
from synthlit.lint.texts import did_you_mean, quoted
from synthlit.model import fields as ours
from synthlit.model.datamodel import biblatex, bibtex
from synthlit.model.title import normal

# Fields that people misspell.
_COMMON = (
    "abstract", "address", "archiveprefix", "author", "booktitle", "chapter", "crossref", "date",
    "edition", "editor", "eprint", "howpublished", "institution", "journal", "journaltitle",
    "keywords", "location", "month", "note", "number", "organization", "pages", "primaryclass",
    "publisher", "school", "series", "title", "volume", "year",
)  # fmt: skip
# Fields of programs and styles, however similar they are to another.
_FOREIGN = frozenset([
    "addresses", "affiliation", "affiliations", "articleno", "arxiv", "articletype", "bibsource",
    "biburl", "comment", "comments", "copyright", "data", "day", "ee", "entrytype", "eventdate",
    "keyword", "lastchecked", "markedentry", "notes", "numpages", "owner", "page_count", "pmid",
    "rights", "tags", "timestamp", "topic", "topics", "url_pages", "year_published",
])  # fmt: skip
_KNOWN = biblatex.FIELDS | bibtex.FIELDS | frozenset(ours.ORDER) | _FOREIGN
# With two errors a short word becomes another word.
_SHORTEST, _LONG = 4, 8
_LONG_COMMON = tuple(name for name in _COMMON if len(name) >= _LONG)


@entry_rule("FLD009", "misspelt-field", fix=Fixes.UNSAFE)
def misspelt_field(work: Work) -> Iterator[Finding]:
    """Yield each unknown field whose name is similar to that of a common one."""
    fields = work.entry.fields
    for name in fields.keys() - _KNOWN:
        if meant := _meant(name):
            if meant in fields:
                message = f"there is no field {name}, and the entry already has {meant}"
                yield Finding(work, message, name)
            else:
                edit = Revise({name: None, meant: fields[name]})
                fix = Fix(f"rename it to {meant}", edit, safe=False)
                message = f"there is no field {name}{did_you_mean(meant)}"
                yield Finding(work, message, name, fix=fix)


@lru_cache(maxsize=4096)
def _meant(name: str) -> str:
    """Return the common field to which a name is similar, or nothing."""
    if len(name) < _SHORTEST or not name.isalpha():
        return ""
    for errors in (1, 2) if len(name) >= _LONG else (1,):
        for field in _COMMON if errors == 1 else _LONG_COMMON:
            if abs(len(field) - len(name)) <= errors and _distance(name, field) == errors:
                return "" if _is_prefixed(name, field) else field
    return ""


def _is_prefixed(name: str, field: str) -> bool:
    """Return whether the name is a field's name after another letter, as in `fjournal`.

    Styles have such fields, and people hide a field in this way; a repeated first letter is an
    error.
    """
    return name.endswith(field) and name.removesuffix(field)[-1:] not in ("", field[0])


def _distance(one: str, other: str) -> int:
    """Return how many letters are wrong, missing, added, or swapped with their neighbour.

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


# Not `address` and `location`: publishers give their own city and that of the conference.
_PAIRS = (
    ("journal", "journaltitle"),
    ("archiveprefix", "eprinttype"),
    ("primaryclass", "eprintclass"),
    ("school", "institution"),
)


@entry_rule(
    "FLD013",
    "exclusive-fields",
    fields=("journaltitle", "eprinttype", "eprintclass", "institution"),
)
def exclusive_fields(work: Work) -> Iterator[Finding]:
    """Yield each field whose value differs from that of a field with the same meaning."""
    fields = work.entry.fields
    for one, other in _PAIRS:
        if one in fields and other in fields:
            values = fields[one], fields[other]
            if all(map(normal, values)) and normal(values[0]) != normal(values[1]):
                message = f"{other} has the same meaning as {one}, which is {quoted(values[0])}"
                yield Finding(work, message, other)


_NUMBER = re.compile(r"\d{1,5}(?:(?:--?|–|/)\d{1,5})?", re.ASCII)


@entry_rule("FLD015", "issue-is-number", fix=Fixes.SAFE, fields=("issue",))
def issue_is_number(work: Work) -> Iterator[Finding]:
    """Yield the `issue` of an article that is a number."""
    entry = work.entry
    if entry.type != "article" or entry.get("number"):
        return
    value = entry.get("issue")
    if _NUMBER.fullmatch(value.strip("{} ")):
        fix = Fix("rename it to number", Revise({"issue": None, "number": value}))
        yield Finding(work, f"the issue {quoted(value)} is a number", "issue", fix=fix)
