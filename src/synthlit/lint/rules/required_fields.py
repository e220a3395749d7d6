"""Rules about fields that are missing, empty, or filled with a placeholder."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from synthlit.library.library import Work
from synthlit.lint.context import Context
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.placeholders import (
    ABSENT,
    LONGEST,
    REMINDER,
    bare,
    is_placeholder,
)
from synthlit.lint.publications import is_preprint_article, misplaced
from synthlit.lint.rule import Finding, Fixes, Preset, collection_rule, entry_rule
from synthlit.lint.texts import quoted
from synthlit.model.datamodel.names import OLD_TYPES
from synthlit.model.entry import Entry
from synthlit.model.fields import NAMES, REQUIRED
from synthlit.model.name import split_names

# Where the work appeared: rules about the type say so where that is wrong.
_PLACES = frozenset({"journal", "booktitle"})
# What biblatex calls the same thing.
_OTHER_NAMES = {"journal": "journaltitle", "school": "institution", "address": "location"}


@entry_rule("FLD001", "missing-field")
def missing_field(work: Work) -> Iterator[Finding]:
    """Yield each requirement of the type that no field meets."""
    entry = work.entry
    for needed in _lacking(entry):
        if needed in _PLACES and (is_preprint_article(entry) or misplaced(entry)):
            continue
        names = needed.split("|")
        empty = next((name for name in names if name in entry.fields), "")
        yield Finding(work, f"@{entry.type} needs {_either(names)}", empty)


def _lacking(entry: Entry) -> list[str]:
    """Return the requirements that are not met; what `crossref` names may meet any of them."""
    if entry.get("crossref"):
        return []
    return [
        needed
        for needed in REQUIRED.get(OLD_TYPES.get(entry.type, entry.type), ())
        if not any(has_content(entry, name) for name in needed.split("|"))
    ]


def has_content(entry: Entry, name: str) -> bool:
    """Return whether a field, under this name or biblatex's, holds more than spaces and braces."""
    value = entry.fields.get(name) or entry.fields.get(_OTHER_NAMES.get(name, ""), "")
    return bool(value.strip("{} \t\n"))


def _either(names: list[str]) -> str:
    """Return `a`, `a or b`, `a, b or c`."""
    return " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))


@entry_rule("FLD002", "empty-field", fix=Fixes.SAFE)
def empty_field(work: Work) -> Iterator[Finding]:
    """Yield each empty field that the entry can do without."""
    for name, value in work.entry.fields.items():
        if not value.strip("{} \t\n") and not _is_lacking(work, name):
            fix = Fix(f"remove {name}", Revise({name: None}))
            yield Finding(work, f"{name} is empty", name, fix=fix)


def _is_lacking(work: Work, name: str) -> bool:
    return any(name in needed.split("|") for needed in _lacking(work.entry))


# What templates call the person who is to be named: `Author, A.`, `Lastname, Firstname`.
_NO_NAME = re.compile(
    r"\?+|author|authors? name|(?:first|second|third|some|an) author|author (?:one|two|three|\d)"
    r"|author, (?:an|first|second|[a-z]\b\.?(?: [a-z])?)|[a-z]\.? author"
    r"|(?:first|given) ?name,? (?:last|sur|family) ?name"
    r"|(?:last|sur|family) ?name, (?:first|given) ?name"
    r"|first last|last, first|your name"
)
# A longer list of names has a placeholder only with one of these.
_HINTS = ("?", "n/a", "author", "name")


@entry_rule("FLD003", "placeholder-value", fix=Fixes.SAFE)
def placeholder_value(work: Work) -> Iterator[Finding]:
    """Yield each value that is a placeholder."""
    for name, value in work.entry.fields.items():
        if name in NAMES:
            yield from _names(work, name, value)
        elif len(value) <= LONGEST and is_placeholder(name, value):
            fix = None
            if bare(value) not in REMINDER and not _is_needed(work, name):
                fix = Fix(f"remove {name}", Revise({name: None}))
            yield Finding(work, f"{name} is a placeholder: {quoted(value)}", name, fix=fix)


def _names(work: Work, field: str, value: str) -> Iterator[Finding]:
    """Yield the names that nobody has; dashes and dots may mean others."""
    if len(value) > LONGEST:
        lower = value.lower()
        if not any(hint in lower for hint in _HINTS):
            return
    for name in split_names(value):
        text = bare(name)
        if text in ABSENT or text in REMINDER or _NO_NAME.fullmatch(text):
            message = f"{field} has a placeholder for a name: {quoted(name)}"
            yield Finding(work, message, field, value.find(name))


def _is_needed(work: Work, name: str) -> bool:
    entry = work.entry
    fields = {field: value for field, value in entry.fields.items() if field != name}
    # A file that is not ours may hold what is no valid entry.
    without = Entry.model_construct(type=entry.type, key=entry.key, fields=fields)
    return any(name in needed.split("|") for needed in _lacking(without))


_ADDRESS = ("doi", "url", "eprint")
_PAGES = ("pages", "eid", "articleno")
# Type -> what a reader looks for; any of the names will do.
_RECOMMENDED: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "article": (("volume", "number", "issue"), _PAGES, _ADDRESS),
    "book": (("publisher",),),
    "inbook": (("publisher",),),
    "incollection": (("publisher",), (*_PAGES, "chapter")),
    "inproceedings": (_ADDRESS, _PAGES),
    "mastersthesis": (_ADDRESS,),
    "phdthesis": (_ADDRESS,),
    "report": (("number", *_ADDRESS),),
    "techreport": (("number", *_ADDRESS),),
    "thesis": (_ADDRESS,),
}


@entry_rule("FLD012", "missing-recommended", preset=Preset.STRICT)
def missing_recommended(work: Work) -> Iterator[Finding]:
    """Yield each recommendation that no field of the work follows."""
    entry = work.entry
    if entry.get("crossref"):
        return
    for names in _RECOMMENDED.get(OLD_TYPES.get(entry.type, entry.type), ()):
        if not any(entry.get(name).strip("{} ") for name in names):
            wanted = " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))
            yield Finding(work, f"@{entry.type} should have {wanted}")


# Each with what may stand in its place.
_COMPARED = {
    "address": ("address", "location"),
    "doi": ("doi",),
    "editor": ("editor",),
    "month": ("month", "date"),
    "number": ("number", "issue"),
    "pages": ("pages", "eid", "articleno"),
    "publisher": ("publisher",),
    "series": ("series",),
    "url": ("url",),
    "volume": ("volume",),
}
# Fewer entries show no custom.
_FEWEST = 5
_SHARE = 10


@collection_rule("FLD017", "uneven-fields", preset=Preset.STRICT)
def uneven_fields(context: Context) -> Iterator[Finding]:
    """Yield each entry without a field that nine in ten of its type have, or all but this one."""
    kinds: dict[str, list[Work]] = defaultdict(list)
    for work in context.entries.works:
        if not work.entry.get("crossref"):
            kinds[work.entry.type].append(work)
    for type_, works in kinds.items():
        if len(works) < _FEWEST:
            continue
        for name, alternatives in _COMPARED.items():
            lacking = [work for work in works if not any(map(work.entry.get, alternatives))]
            if 0 < len(lacking) <= max(len(works) // _SHARE, 1):
                have = len(works) - len(lacking)
                for work in lacking:
                    message = f"{have} of {len(works)} @{type_} have {name}, but this one does not"
                    yield Finding(work, message)
