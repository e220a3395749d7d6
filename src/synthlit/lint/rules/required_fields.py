"""Rules about fields that are missing, empty, or have a placeholder."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from synthlit.library.library import Work
from synthlit.lint.context import Context
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.placeholders import ABSENT, LONGEST, REMINDER, bare, is_placeholder
from synthlit.lint.publications import is_preprint_article, misplaced
from synthlit.lint.rule import Finding, Fixes, Preset, collection_rule, entry_rule
from synthlit.lint.texts import any_of, quoted
from synthlit.model.datamodel.names import OLD_TYPES
from synthlit.model.entry import Entry
from synthlit.model.fields import NAMES, REQUIRED
from synthlit.model.name import split_names
from synthlit.model.references import may_inherit

# Rules about the type report these if the type is wrong.
_PLACES = frozenset({"journal", "booktitle"})
# The names of the same fields in biblatex.
_OTHER_NAMES = {"journal": "journaltitle", "school": "institution", "address": "location"}
# What says as well where a work can be found.
_ELSEWHERE = ("publisher", "institution", "organization", "isbn", "note")
# Type -> what it requires, each with the names of the fields of which one is enough.
_NAMES = {
    type_: tuple((needed, needed.split("|")) for needed in every)
    for type_, every in REQUIRED.items()
}


@entry_rule("FLD001", "missing-field")
def missing_field(work: Work) -> Iterator[Finding]:
    """Yield each field that the type requires and the entry lacks."""
    entry = work.entry
    for needed in _lacking(entry):
        if needed in _PLACES and (is_preprint_article(entry) or misplaced(entry)):
            continue
        names = needed.split("|")
        empty = next((name for name in names if name in entry.fields), "")
        yield Finding(work, f"@{entry.type} needs {any_of(names)}", empty)


def _lacking(entry: Entry) -> list[str]:
    """Return the missing requirements; entries that are not found may have all of them."""
    if may_inherit(entry.fields) and not entry.inherited:
        return []
    # Such an entry, as of an ancient work, is cited and listed by its own label.
    if entry.fields.get("shorthand"):
        return []
    needed_of_type = _NAMES.get(OLD_TYPES.get(entry.type, entry.type), ())
    return [needed for needed, names in needed_of_type if not _has_content(entry, names)]


def _has_content(entry: Entry, names: Sequence[str]) -> bool:
    """Return whether one of some fields, under its name or that of biblatex, has a value."""
    for name in names:
        value = entry.get(name) or entry.get(_OTHER_NAMES.get(name, ""))
        if value.strip("{} \t\n"):
            return True
    return "howpublished" in names and _has_content(entry, _ELSEWHERE)


@entry_rule("FLD002", "empty-field", fix=Fixes.SAFE)
def empty_field(work: Work) -> Iterator[Finding]:
    """Yield each empty field that the type does not require."""
    for name, value in work.entry.fields.items():
        if not value.strip("{} \t\n") and not _is_needed(work, name):
            fix = Fix(f"remove {name}", Revise({name: None}))
            yield Finding(work, f"{name} is empty", name, fix=fix)


# Names in templates: `Author, A.`, `Lastname, Firstname`.
_TEMPLATE_NAME = re.compile(
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
            yield from _placeholder_names(work, name, value)
        elif len(value) <= LONGEST and is_placeholder(name, value):
            fix = None
            if bare(value) not in REMINDER and not _is_needed(work, name):
                fix = Fix(f"remove {name}", Revise({name: None}))
            yield Finding(work, f"{name} is a placeholder: {quoted(value)}", name, fix=fix)


def _placeholder_names(work: Work, field: str, value: str) -> Iterator[Finding]:
    """Yield each name that is a placeholder; dashes and dots may stand for other authors."""
    if len(value) > LONGEST:
        lower = value.lower()
        if not any(hint in lower for hint in _HINTS):
            return
    for name in split_names(value):
        text = bare(name)
        if text in ABSENT or text in REMINDER or _TEMPLATE_NAME.fullmatch(text):
            message = f"{field} has a placeholder in place of a name: {quoted(name)}"
            yield Finding(work, message, field, value.find(name))


def _is_needed(work: Work, name: str) -> bool:
    """Return whether the type requires a field that has no value to keep, or it hides a value.

    An empty field of a child keeps it from inheriting the parent's.
    """
    entry = work.entry
    if entry.get("crossref") or entry.get("xdata"):
        return True
    fields = {field: value for field, value in entry.fields.items() if field != name}
    # In a standalone file the rest may not be a valid entry.
    without = Entry.unchecked(entry.type, entry.key, fields).inheriting(entry.inherited)
    return any(name in needed.split("|") for needed in _lacking(without))


_ADDRESS = ("doi", "url", "eprint")
_PAGES = ("pages", "eid", "articleno")
# The fields that a reader looks for, by type; one of the names is enough.
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
    """Yield each field that helps to find the work and that it lacks."""
    entry = work.entry
    if may_inherit(entry.fields):
        return
    for names in _RECOMMENDED.get(OLD_TYPES.get(entry.type, entry.type), ()):
        if not any(entry.get(name).strip("{} ") for name in names):
            yield Finding(work, f"@{entry.type} should have {any_of(names)}")


# Fields, each with its alternatives.
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
# Fewer entries show no habit.
_FEWEST = 5
_SHARE = 10


@collection_rule("FLD017", "uneven-fields", preset=Preset.STRICT)
def uneven_fields(context: Context) -> Iterator[Finding]:
    """Yield each entry without a field that nine in ten of its type have, or all others."""
    by_type: dict[str, list[Work]] = defaultdict(list)
    for work in context.entries.works:
        if not may_inherit(work.entry.fields):
            by_type[work.entry.type].append(work)
    for type_, works in by_type.items():
        if len(works) < _FEWEST:
            continue
        for name, alternatives in _COMPARED.items():
            lacking = [work for work in works if not any(map(work.entry.get, alternatives))]
            if 0 < len(lacking) <= max(len(works) // _SHARE, 1):
                have = len(works) - len(lacking)
                for work in lacking:
                    message = f"{have} of {len(works)} @{type_} have {name}, but this one does not"
                    yield Finding(work, message)
