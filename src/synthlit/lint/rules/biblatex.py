"""Rules about the fields of BibTeX and biblatex."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset, entry_rule
from synthlit.lint.texts import quoted
from synthlit.model.datamodel import biblatex, languages
from synthlit.model.datamodel.names import TO_BIBLATEX
from synthlit.model.entry import Entry
from synthlit.model.fields import MONTHS, OWN

# Behind a field's name, for remarks on its parts.
_ANNOTATION = "+an"


@entry_rule("FLD008", "unknown-field", preset=Preset.BIBLATEX)
def unknown_field(work: Work) -> Iterator[Finding]:
    """Yield each field that biblatex would not print."""
    entry = work.entry
    allowed = biblatex.fields_of(entry.type)
    for name, value in entry.fields.items():
        known = TO_BIBLATEX.get(name, name)
        if known in allowed or name in OWN or _ANNOTATION in name or not value:
            continue
        if known in biblatex.FIELDS:
            yield Finding(work, f"biblatex prints no {name} of @{entry.type}", name)
        else:
            yield Finding(work, f"biblatex has no field {name}", name)


# `annotation` and `file` are printed by neither.
_NEW = {
    new: old for old, new in TO_BIBLATEX.items() if new not in ("annotation", "file", "institution")
}
_NAMELESS = ("subtitle", "booksubtitle", "titleaddon", "booktitleaddon", "maintitle", "issuetitle")
_THESES = frozenset({"phdthesis", "mastersthesis"})
_PLAIN_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?", re.ASCII)


@entry_rule(
    "FLD010",
    "biblatex-only-field",
    fix=Fixes.SAFE,
    preset=Preset.BIBTEX,
    fields=(*_NEW, *_NAMELESS, "date", "institution"),
)
def biblatex_only_field(work: Work) -> Iterator[Finding]:
    """Yield each field that BibTeX has under another name, or not at all."""
    entry = work.entry
    for name, value in entry.fields.items():
        if not value.strip():
            continue
        if name == "date":
            if not entry.get("year").strip():
                yield Finding(
                    work, "BibTeX reads year and month, not date", name, fix=_split(entry)
                )
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
    return Fix(f"rename it to {old}", Revise({name: None, old: value}))


def _split(entry: Entry) -> Fix | None:
    """Return the fix that puts the parts of a date into fields of their own."""
    match = _PLAIN_DATE.fullmatch(entry.get("date").strip())
    if not match or entry.get("month") or entry.get("day"):
        return None
    changes: dict[str, str | None] = {"date": None, "year": match[1]}
    if match[2]:
        changes["month"] = MONTHS[int(match[2]) - 1]
    if match[3]:
        changes["day"] = str(int(match[3]))
    return Fix("write year and month", Revise(changes))


@entry_rule(
    "FLD011",
    "bibtex-field-alias",
    fix=Fixes.SAFE,
    preset=Preset.BIBLATEX,
    fields=tuple(TO_BIBLATEX),
)
def bibtex_field_alias(work: Work) -> Iterator[Finding]:
    """Yield each field that biblatex has under another name."""
    fields = work.entry.fields
    for name, new in TO_BIBLATEX.items():
        if not fields.get(name, "").strip():
            continue
        fix = None
        if fields.get(new, fields[name]) == fields[name]:
            fix = Fix(f"rename it to {new}", Revise({name: None, new: fields[name]}))
        yield Finding(work, f"biblatex calls {name} {new}", name, fix=fix)


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


@entry_rule(
    "FLD014",
    "dependent-field",
    preset=Preset.BIBLATEX,
    fields=(*_NEEDS, "volume", "number", "issue"),
)
def dependent_field(work: Work) -> Iterator[Finding]:
    """Yield each field without the one that it belongs to."""
    entry = work.entry
    if entry.get("crossref") or entry.get("xdata"):
        return
    counts = _COUNTS.get(entry.type, {})
    for name, value in entry.fields.items():
        needed = _NEEDS.get(name) or counts.get(name)
        if needed and value.strip() and not any(entry.get(each).strip() for each in needed):
            wanted = " or ".join(filter(None, (", ".join(needed[:-1]), needed[-1])))
            yield Finding(work, f"{name} has no meaning without {wanted}", name)


_PARTS = biblatex.DATE_PARTS - {
    part for part in biblatex.DATE_PARTS if part.endswith(("timezone", "yeardivision"))
}
# How many hyphens a `date` has at least that stands in for the field.
_HYPHENS = {"year": 0, "month": 1, "day": 2}
_MONTHS = frozenset(part for part in _PARTS if part.endswith("month"))
# Source: biblatex manual, section 2.3.8; `X` stands for a digit that nobody knows, 21 to 41 for
# seasons and other parts of a year.
_EXTENDED_DATE = re.compile(
    r"(?P<year>-?\d{4}|-?\d{3}X|-?\d{2}XX|-?\dXXX|-?XXXX|Y-?\d{5,})"
    r"(?:-(?:2[1-9]|3\d|4[01]|(?P<month>0[1-9]|1[0-2]|[01]X|XX)(?:-(?P<day>[0-2]\d|3[01]|\dX|XX)"
    r"(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-]\d{2}(?::\d{2})?)?)?)?))?[~?%]?",
    re.ASCII,
)


@entry_rule(
    "FLD016",
    "wrong-datatype",
    preset=Preset.BIBLATEX,
    fields=tuple(sorted(biblatex.INTEGERS | biblatex.DATES | _PARTS | {"gender"})),
)
def wrong_datatype(work: Work) -> Iterator[Finding]:
    """Yield each value that biber would drop."""
    entry = work.entry
    for name, value in entry.fields.items():
        text = value.strip()
        if not text or _is_overwritten(name, entry.get("date")):
            continue
        if name in biblatex.INTEGERS:
            if not text.removeprefix("-").isdecimal():
                yield Finding(work, f"biblatex wants a number for {name}: {quoted(value)}", name)
        elif name in biblatex.DATES:
            if not _is_date(text):
                message = f"biblatex wants a date as in 2026-11-25 for {name}: {quoted(value)}"
                yield Finding(work, message, name)
        elif name in _PARTS:
            if not _is_part(name, text):
                yield Finding(work, f"biblatex wants a number for {name}: {quoted(value)}", name)
        elif name == "gender" and text not in biblatex.GENDERS:
            genders = ", ".join(sorted(biblatex.GENDERS))
            yield Finding(work, f"biblatex knows {genders} for gender: {quoted(value)}", name)


def _is_overwritten(name: str, day: str) -> bool:
    """Return whether biber takes a field's value from the date instead."""
    return bool(day.strip()) and name in _HYPHENS and day.count("-") >= _HYPHENS[name]


def _is_part(name: str, text: str) -> bool:
    """Return whether a text can be a part of a date; a month may be named."""
    is_named = name in _MONTHS and text[:3].lower() in MONTHS
    return is_named or text.removeprefix("-").isdecimal()


def _is_date(text: str) -> bool:
    """Return whether a text is a date, or two with a slash between, of which one may be open."""
    parts = text.split("/")
    if len(parts) > 2 or not any(part not in ("", "..") for part in parts):
        return False
    return all(part in ("", "..") or _is_day(part) for part in parts)


def _is_day(text: str) -> bool:
    match = _EXTENDED_DATE.fullmatch(text)
    if not match:
        return False
    year, month, day = match["year"], match["month"] or "01", match["day"] or "01"
    if not (year.isdecimal() and month.isdecimal() and day.isdecimal()):
        return True
    try:
        date(int(year) or 4, int(month), int(day))
    except ValueError:
        return False
    return True


_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?")
_AND = re.compile(r"\s+and\s+")


@entry_rule(
    "FLD018",
    "unknown-language",
    preset=Preset.BIBLATEX,
    fields=("langid", "language", "origlanguage"),
)
def unknown_language(work: Work) -> Iterator[Finding]:
    """Yield each language that is a code, and each `langid` that is no name."""
    langid = work.entry.get("langid").strip("{} ")
    if langid and langid not in languages.NAMES and langid not in languages.TAGS:
        meant = languages.meant_by(langid) or _lower(langid)
        hint = f": did you mean {meant}?" if meant else ""
        yield Finding(work, f"biblatex knows no langid {quoted(langid)}{hint}", "langid")
    for field in ("language", "origlanguage"):
        for part in _AND.split(work.entry.get(field).strip("{} ")):
            if _CODE.fullmatch(part) and (meant := languages.meant_by(part)):
                message = f"{quoted(part)} is printed unchanged: did you mean {meant}?"
                yield Finding(work, message, field)


def _lower(langid: str) -> str:
    return langid.lower() if langid.lower() in languages.NAMES else ""
