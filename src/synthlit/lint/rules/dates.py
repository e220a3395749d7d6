"""Rules about years, months and dates."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from synthlit.bibtex.nodes import BibDocument, EntryNode
from synthlit.library.library import Work
from synthlit.lint.context import Context
from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.locations import locate
from synthlit.lint.placeholders import is_placeholder
from synthlit.lint.rule import Finding, Fixes, Preset, collection_rule, document_rule, entry_rule
from synthlit.lint.texts import quoted
from synthlit.model.fields import MONTHS
from synthlit.text import TextEdit

_EARLIEST = 1900
_YEAR = re.compile(r"\d{4}", re.ASCII)


@collection_rule("NUM001", "bad-year")
def bad_year(context: Context) -> Iterator[Finding]:
    """Yield each invalid `year`, or one before 1900 or after next year."""
    latest = context.today.year + 1
    for work in context.entries.works:
        value = work.entry.get("year")
        year = value.strip("{} \t\n")
        if not year or is_placeholder("year", value):
            continue
        if not _YEAR.fullmatch(year):
            yield Finding(work, f"{quoted(value)} is not a year of four digits", "year")
        elif int(year) < _EARLIEST:
            yield Finding(work, f"the year {year} is before {_EARLIEST}", "year")
        elif int(year) > latest:
            yield Finding(work, f"the year {year} is in the future", "year")


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_PART = re.compile(r"[^;]+")
_VERIFIED = re.compile(r"\s*\S(?:.*\S)?\s+(?P<day>\S+)\s*")
# In other time zones it may already be tomorrow.
_TIME_ZONES = timedelta(days=1)


@collection_rule("NUM002", "bad-date")
def bad_date(context: Context) -> Iterator[Finding]:
    """Yield each invalid or future date in `added`, `urldate` and `verified`."""
    latest = context.today + _TIME_ZONES
    for work in context.entries.works:
        fields = work.entry.fields
        for field in ("added", "urldate"):
            value = fields.get(field, "").strip()
            if value and not is_placeholder(field, value) and (error := _error(value, latest)):
                yield Finding(work, f"{field}: {error}", field)
        verified = fields.get("verified", "")
        for part in _PART.finditer(verified) if verified else ():
            match = _VERIFIED.fullmatch(part[0])
            error = _error(match["day"], latest) if match else "it needs a source and a date"
            if error and part[0].strip():
                offset = part.start() + (match.start("day") if match else 0)
                yield Finding(work, f"verified: {error}", "verified", offset)


# Thousands of works were added or verified on few days.
@lru_cache(maxsize=1024)
def _error(text: str, latest: date) -> str:
    """Return the error of a date, or nothing."""
    if not _DAY.fullmatch(text):
        return f"{quoted(text)} is not a date such as 2026-11-22"
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return f"{text} does not exist"
    return f"{text} is in the future" if day > latest else ""


_DATE = re.compile(r"(\d{4})(?:-[\dX]{2}){0,2}[~?%]?(?P<end>/(?:(\d{4})(?![\dX])|))?", re.ASCII)


@entry_rule("NUM006", "contradicting-years", fields=("date",))
def contradicting_years(work: Work) -> Iterator[Finding]:
    """Yield the `date` that does not contain the `year`."""
    year = work.entry.get("year").strip("{} ")
    match = _DATE.match(work.entry.get("date").strip())
    if not match or not _YEAR.fullmatch(year):
        return
    is_open = match["end"] is not None and match[3] is None
    last = match[3] or ("9999" if is_open else match[1])
    if not match[1] <= year <= last:
        yield Finding(work, f"the year is {year}, but the date is of {match[1]}", "date")


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
            macro = word[:3].lower()
            if piece.delimiter or word.lower() in document.strings or macro not in MONTHS:
                continue
            if len(word) > len(macro):
                message = f"{quoted(word)} is undefined: the macro is {macro}"
                fix = Fix(f"write {macro}", Replace((TextEdit(piece.start, piece.end, macro),)))
                yield Finding(locate(document, piece.start), message, fix=fix)


_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_MACROS = dict(zip(_NAMES, MONTHS, strict=True)) | dict(zip(MONTHS, MONTHS, strict=True))
_MACROS["sept"] = "sep"
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
    word = match["month"].removesuffix(".").lower()
    if word.isdecimal():
        return MONTHS[int(word) - 1] if 1 <= int(word) <= len(MONTHS) else ""
    return _MACROS.get(word, "")
