"""Rules about the fields of BibTeX and biblatex."""

import re
from collections.abc import Iterator, Mapping

from synthlit.bibtex.writing.dates import year_and_month
from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset, entry_rule
from synthlit.lint.texts import any_of, did_you_mean, quoted
from synthlit.model.datamodel import biblatex, languages
from synthlit.model.datamodel.names import TO_BIBLATEX
from synthlit.model.date_forms import iso
from synthlit.model.dates import DATES, is_date, month_number
from synthlit.model.edtf import impossible
from synthlit.model.entry import Entry
from synthlit.model.fields import OWN
from synthlit.model.latex.scan import unbraced

# At the end of a field's name, for annotations of its parts.
_ANNOTATION = "+an"


@entry_rule("FLD008", "unknown-field", preset=Preset.BIBLATEX)
def unknown_field(work: Work) -> Iterator[Finding]:
    """Yield each field that biblatex does not have, or does not print for this type."""
    entry = work.entry
    allowed = biblatex.fields_of(entry.type)
    for name, value in entry.fields.items():
        known = TO_BIBLATEX.get(name, name)
        if known in allowed or name in OWN or _ANNOTATION in name or not value:
            continue
        message = f"biblatex has no field {name}"
        if known in biblatex.FIELDS:
            message = f"biblatex does not print {name} of @{entry.type}"
        yield Finding(work, message, name)


# BibTeX prints neither `annotation` nor `file`.
_TO_BIBTEX = {
    new: old for old, new in TO_BIBLATEX.items() if new not in ("annotation", "file", "institution")
}
_UNPRINTED = ("subtitle", "booksubtitle", "titleaddon", "booktitleaddon", "maintitle", "issuetitle")
_THESES = frozenset({"phdthesis", "mastersthesis"})


@entry_rule(
    "FLD010",
    "biblatex-only-field",
    fix=Fixes.SAFE,
    preset=Preset.BIBTEX,
    fields=(*_TO_BIBTEX, *_UNPRINTED, "date", "institution"),
)
def biblatex_only_field(work: Work) -> Iterator[Finding]:
    """Yield each field of biblatex that has another name in BibTeX, or does not exist there."""
    entry = work.entry
    for name, value in entry.fields.items():
        if not value.strip():
            continue
        if name == "date":
            if not entry.get("year").strip():
                message = "BibTeX reads year and month, not date"
                yield Finding(work, message, name, fix=_split_date(entry))
        elif name in _UNPRINTED:
            yield Finding(work, f"BibTeX's standard styles do not print {name}", name)
        elif old := _name_in_bibtex(entry, name):
            yield Finding(work, f"BibTeX calls {name} {old}", name, fix=_renamed(entry, name, old))


def _name_in_bibtex(entry: Entry, name: str) -> str:
    """Return the name of a field of biblatex in BibTeX, or nothing."""
    if name == "institution":
        return "school" if entry.type in _THESES else ""
    return _TO_BIBTEX.get(name, "")


def _renamed(entry: Entry, name: str, new: str) -> Fix | None:
    """Return the fix that renames a field, unless the new one has another value."""
    value = entry.fields[name]
    if (entry.get(new) or value) != value:
        return None
    return Fix(f"rename it to {new}", Revise({name: None, new: value}))


def _split_date(entry: Entry) -> Fix | None:
    """Return the fix that writes an ordinary date as a year and a month, with its day."""
    date = unbraced(entry.get("date"))
    said = year_and_month(date)
    if not said or "/" in date or entry.get("month") or entry.get("day"):
        return None
    changes = {"date": None, "year": said[0]} | ({"month": said[1]} if said[1] else {})
    return Fix("write year and month", Revise(changes))


@entry_rule(
    "FLD011",
    "bibtex-field-alias",
    fix=Fixes.SAFE,
    preset=Preset.BIBLATEX,
    fields=tuple(TO_BIBLATEX),
)
def bibtex_field_alias(work: Work) -> Iterator[Finding]:
    """Yield each field that has another name in biblatex."""
    entry = work.entry
    for name, new in TO_BIBLATEX.items():
        if entry.get(name).strip():
            fix = _renamed(entry, name, new)
            yield Finding(work, f"biblatex calls {name} {new}", name, fix=fix)


_JOURNAL = ("journal", "journaltitle")
_BOOK = ("booktitle", "series", "maintitle")
# The fields of which a field needs one, in an entry of any type.
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
# The same for numbers of a journal or of a series, by type.
_COUNTS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "article": {"volume": _JOURNAL, "number": _JOURNAL, "issue": _JOURNAL},
    "book": {"number": ("series",)},
    "collection": {"number": ("series",)},
    "inbook": {"volume": _BOOK, "number": _BOOK},
    "incollection": {"volume": _BOOK, "number": _BOOK},
    "inproceedings": {"volume": _BOOK, "number": _BOOK},
    "proceedings": {"number": ("series",)},
}


@entry_rule(
    "FLD014",
    "dependent-field",
    preset=Preset.BIBLATEX,
    fields=(*_NEEDS, "volume", "number", "issue"),
)
def dependent_field(work: Work) -> Iterator[Finding]:
    """Yield each field without the field to which it belongs."""
    entry = work.entry
    if entry.get("crossref") or entry.get("xdata"):
        return
    counts = _COUNTS.get(entry.type, {})
    for name, value in entry.fields.items():
        needed = _NEEDS.get(name) or counts.get(name)
        if needed and value.strip() and not any(entry.get(each).strip() for each in needed):
            yield Finding(work, f"{name} has no meaning without {any_of(needed)}", name)


_PARTS = biblatex.DATE_PARTS - {
    part for part in biblatex.DATE_PARTS if part.endswith(("timezone", "yeardivision"))
}
_MONTHS = frozenset(part for part in _PARTS if part.endswith("month"))


@entry_rule(
    "FLD016",
    "wrong-datatype",
    fix=Fixes.SAFE,
    preset=Preset.BIBLATEX,
    fields=tuple(sorted(biblatex.INTEGERS | DATES | _PARTS | {"gender"})),
)
def wrong_datatype(work: Work) -> Iterator[Finding]:
    """Yield each value of another data type than biblatex expects, which biber drops."""
    for name, value in work.entry.fields.items():
        text = value.strip()
        if text and (expected := _expected(name, text)):
            fixed = iso(text) or unbraced(text) if name in DATES else ""
            is_fix = fixed and is_date(fixed)
            fix = Fix(f"write {fixed}", Revise({name: fixed})) if is_fix else None
            message = f"biblatex expects {expected} in {name}, not {quoted(value)}"
            yield Finding(work, message, name, fix=fix)


def _expected(name: str, text: str) -> str:
    """Return what biblatex expects in a field, if the text is not valid there; else nothing.

    Other rules report a year that is none, a date that cannot be, and `urldate`.
    """
    if name in DATES:
        is_reported = name == "urldate" or is_date(text) or impossible(text)
        return "" if is_reported else "a date such as 2026-11-25"
    if name in biblatex.INTEGERS or name in _PARTS - {"year"}:
        return "" if _is_number(name, unbraced(text)) else "a number"
    if name == "gender" and text not in biblatex.GENDERS:
        return any_of(sorted(biblatex.GENDERS))
    return ""


def _is_number(name: str, text: str) -> bool:
    """Return whether a text is a number, or what people write in a field for a month."""
    if name in _MONTHS:
        return not text.isdecimal() or bool(month_number(text))
    return text.removeprefix("-").isdecimal()


_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?")
_AND = re.compile(r"\s+and\s+")


@entry_rule(
    "FLD018",
    "unknown-language",
    preset=Preset.BIBLATEX,
    fields=("langid", "language", "origlanguage"),
)
def unknown_language(work: Work) -> Iterator[Finding]:
    """Yield each unknown `langid`, and each language that is a code."""
    langid = work.entry.get("langid").strip("{} ")
    lower = langid.lower() if langid.lower() in languages.NAMES else ""
    if langid and langid not in languages.NAMES and langid not in languages.TAGS:
        meant = did_you_mean(languages.meant_by(langid) or lower)
        yield Finding(work, f"biblatex has no langid {quoted(langid)}{meant}", "langid")
    for field in ("language", "origlanguage"):
        for part in _AND.split(work.entry.get(field).strip("{} ")):
            if _CODE.fullmatch(part) and (meant := languages.meant_by(part)):
                message = f"{quoted(part)} is printed unchanged{did_you_mean(meant)}"
                yield Finding(work, message, field)
