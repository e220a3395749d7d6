"""Rules about years, months and dates."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from synthlit.bibtex.nodes import BibDocument, EntryNode
from synthlit.library.library import Work
from synthlit.lint.context import Context
from synthlit.lint.diagnostic import Fix, Replace, Revise
from synthlit.lint.locations import locate
from synthlit.lint.placeholders import is_placeholder
from synthlit.lint.rule import Finding, Fixes, Preset, collection_rule, document_rule, entry_rule
from synthlit.lint.texts import quoted
from synthlit.model import verified
from synthlit.model.date_forms import iso
from synthlit.model.dates import DATES, month_macro, years
from synthlit.model.edtf import edtf, impossible
from synthlit.model.entry import Entry
from synthlit.model.latex.scan import unbraced
from synthlit.text import TextEdit

# A year of more digits is written on purpose.
_LAST_YEAR = 9999
_RANGE = re.compile(r"\s*(?:-{1,3}|[–—/])\s*")
# In other time zones it may already be tomorrow.
_TIME_ZONES = timedelta(days=1)


@collection_rule("NUM001", "bad-year")
def bad_year(context: Context) -> Iterator[Finding]:
    """Yield each `year` without a year, or after next year."""
    latest = context.today.year + 1
    for work in context.entries.works:
        value = work.entry.get("year")
        if not value.strip("{} \t\n") or is_placeholder("year", value):
            continue
        named = years(value)
        if not named:
            yield Finding(work, f"{quoted(value)} has no year of four digits", "year")
        elif later := [year for year in named if latest < year <= _LAST_YEAR]:
            yield Finding(work, f"the year {later[0]} is in the future", "year")
        elif impossible(_RANGE.sub("/", value.strip())):
            yield Finding(work, f"the years of {quoted(value)} run backward", "year")


# Dates on which somebody looked at something, which must be valid and past.
_DAYS = ("added", "urldate")
_DATED = ("added", *sorted(DATES))
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_PART = re.compile(r"[^;]+")
_VERIFIED = re.compile(r"\s*(?P<source>\S(?:.*\S)?)\s+(?P<day>\S+)\s*")
_DIGEST = re.compile(r"(?<=\S)\s+[0-9a-f]{6}\s*$")


@collection_rule("NUM002", "bad-date", fix=Fixes.SAFE)
def bad_date(context: Context) -> Iterator[Finding]:
    """Yield each invalid or future `added`, `urldate` and `verified`, and each impossible date."""
    latest = context.today + _TIME_ZONES
    for work in context.entries.works:
        fields = work.entry.fields
        for field in _DATED:
            value = fields.get(field, "").strip()
            if not value or is_placeholder(field, value):
                continue
            if error := _error(field, value, latest):
                fixed = iso(value) if field in _DAYS else ""
                fix = Fix(f"write {fixed}", Revise({field: fixed})) if fixed else None
                yield Finding(work, f"{field}: {error}", field, fix=fix)
        confirmed = fields.get(verified.FIELD, "")
        for part in _PART.finditer(confirmed) if confirmed else ():
            match = _VERIFIED.fullmatch(_DIGEST.sub("", part[0]))
            error = "it needs a source and a date"
            if match:
                source, day = match.groups()
                error = _error_of_day(day, latest) or _too_early(work.entry, source, day)
            if error and part[0].strip():
                offset = part.start() + (match.start("day") if match else 0)
                yield Finding(work, f"verified: {error}", "verified", offset)


def _too_early(entry: Entry, source: str, text: str) -> str:
    """Return why a source cannot have confirmed an entry on a day, or nothing."""
    day, arxiv = date.fromisoformat(text), entry.arxiv
    if day < verified.began(source):
        return f"{source} had no records on {text}"
    if arxiv and (day.year, day.month) < (arxiv.year, arxiv.month):
        return f"arXiv:{arxiv} is of {arxiv.year}-{arxiv.month:02}, after {text}"
    return ""


def _error(field: str, text: str, latest: date) -> str:
    """Return the error of a field's date, or nothing; another rule reports unreadable dates."""
    if field == "added" or (field in _DAYS and _DAY.fullmatch(text)):
        return _error_of_day(text, latest)
    if error := impossible(text):
        return error
    if field != "urldate":
        return ""
    found = edtf(unbraced(text))
    if not found:
        return f"{quoted(text)} is not a date such as 2026-11-22"
    return f"{text} is in the future" if max(found.years) > latest.year else ""


# Thousands of works were added or verified on few days.
@lru_cache(maxsize=1024)
def _error_of_day(text: str, latest: date) -> str:
    """Return the error of a day, or nothing."""
    if not _DAY.fullmatch(text):
        return f"{quoted(text)} is not a date such as 2026-11-22"
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return f"{text} does not exist"
    return f"{text} is in the future" if day > latest else ""


@entry_rule("NUM006", "contradicting-years", fields=("date",))
def contradicting_years(work: Work) -> Iterator[Finding]:
    """Yield the `date` that contains no year of `year`."""
    value = work.entry.get("date").strip()
    found = edtf(unbraced(value)) if value else None
    named = years(work.entry.get("year"))
    if not found or not named:
        return
    first = found.start.year if found.start else min(named)
    if found.is_range:
        last = found.end.last_year if found.end else max(named)
    else:
        last = found.start.last_year if found.start else first
    if not any(first <= year <= last for year in named):
        message = f"the year is {named[0]}, but the date is of {first}"
        yield Finding(work, message, "date")


# A work with one of these was published, or submitted as a thesis.
_PUBLISHED = (
    "journal", "journaltitle", "booktitle", "venue", "school", "institution", "publisher",
    "crossref", "howpublished",
)  # fmt: skip


@entry_rule("NUM007", "early-year", preset=Preset.STRICT, fields=("eprint", "doi"))
def early_year(work: Work) -> Iterator[Finding]:
    """Yield the preprint whose year is before that of its identifier."""
    entry = work.entry
    arxiv, year = entry.arxiv, entry.year
    if not arxiv or not year or year >= arxiv.year or (entry.doi and not entry.doi.arxiv):
        return
    venues = (entry.get(name) for name in _PUBLISHED)
    if all("arxiv" in venue.lower() or not venue.strip("{} ") for venue in venues):
        message = f"the year is {year}, but {arxiv} is an identifier of {arxiv.year}"
        yield Finding(work, message, "year" if entry.get("year") else "date")


@document_rule("NUM005", "nonstandard-month", fix=Fixes.SAFE)
def nonstandard_month(document: BibDocument) -> Iterator[Finding]:
    """Yield each bare word for a month that is not a macro."""
    for entry in document.entries:
        field = entry.field("month")
        for piece in field.pieces if field else ():
            word = document.text[piece.start : piece.end]
            macro = "" if piece.delimiter or word.isdecimal() else month_macro(word)
            if macro and word.lower() not in (macro, *document.strings):
                message = f"{quoted(word)} is undefined: the macro is {macro}"
                fix = Fix(f"write {macro}", Replace((TextEdit(piece.start, piece.end, macro),)))
                yield Finding(locate(document, piece.start), message, fix=fix)


_MONTH = re.compile(r"(?P<month>\d{1,2}|[A-Za-z]{3,9}\.?)(?:,?\s+(?P<year>\d{4}))?", re.ASCII)


@document_rule("NUM008", "written-month", fix=Fixes.SAFE, preset=Preset.STRICT)
def written_month(document: BibDocument) -> Iterator[Finding]:
    """Yield each month as text or number for which there is a macro."""
    for entry in document.entries:
        field = entry.field("month")
        if not field:
            continue
        start, end = field.value_start, field.end
        text = document.text[start:end]
        is_bare = text[0] not in '{"' and not text.isdecimal()
        if not is_bare and len(field.pieces) < 2 and (macro := _macro(entry, field.value)):
            message = f"the month {quoted(field.value)} is not a macro: styles define {macro}"
            fix = Fix(f"write {macro}", Replace((TextEdit(start, end, macro),)))
            yield Finding(locate(document, start), message, fix=fix)


def _macro(entry: EntryNode, value: str) -> str:
    """Return the macro of a month, which may be followed by the entry's year, or nothing."""
    match = _MONTH.fullmatch(value.strip())
    if not match:
        return ""
    year = entry.field("year")
    if match["year"] and (not year or year.value.strip() != match["year"]):
        return ""
    return month_macro(match["month"])
