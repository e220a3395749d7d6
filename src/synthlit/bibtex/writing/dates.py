"""Write the date of an entry: as year and month for BibTeX, as one date for biblatex.

What the other form cannot say stays as it is.
"""

import re
from collections.abc import Mapping

from synthlit.model.dates import month_macro, month_number, years
from synthlit.model.fields import MONTHS
from synthlit.model.latex.plain import from_text
from synthlit.model.latex.scan import unbraced

_NAMES = ("year", "month", "date")
_FIRST_PLAIN_YEAR = 1000
_MONTH_AND_DAY = re.compile(
    r"[A-Za-z]{3,9}\.?[~ ]+\d{1,2}(?:st|nd|rd|th)?|\d{1,2}\.?[~ ]+[A-Za-z]{3,9}", re.ASCII
)


def for_bibtex(fields: Mapping[str, str]) -> dict[str, str]:
    """Return the fields with a year and a month, which BibTeX prints.

    A date that is none, or no ordinary one, is the text of the year. A date that says more than
    year and month stays beside them: BibTeX skips it, and biber reads it.
    """
    year, month, date = (unbraced(fields.get(name, "")) for name in _NAMES)
    month = month_macro(month) or month
    if not date:
        return _with(fields, month=month)
    from synthlit.model.edtf import edtf

    said = year_and_month(date)
    said_month = ""
    if not year:
        year, said_month = said or (from_text(date), "")
    elif said and said[0] == year:
        said_month = said[1]
    month = month or said_month
    is_said = _is_part(date, _plain_date(year, month))
    is_kept = not is_said and (edtf(date) is not None or bool(unbraced(fields.get("year", ""))))
    written = fields["year"] if fields.get("year") and unbraced(fields["year"]) else year
    return _with(fields, year=written, month=month, date=date if is_kept else "")


def year_and_month(date: str) -> tuple[str, str] | None:
    """Return the year and month that print a day, a season or a range of years, if it is one.

    The month is a macro, or a macro and a day; see `synthlit.bibtex.canonical.written`.
    """
    from synthlit.model.edtf import edtf

    found = edtf(date.partition("T")[0]) if edtf(date) else None
    if not found or not found.start or not found.start.is_exact or found.start.year <= 0:
        return None
    start, end = found.start, found.end
    if found.is_range:
        if not end or not end.is_exact or start.year < _FIRST_PLAIN_YEAR:
            return None
        parts = (start.month, end.month, start.season, end.season)
        return None if any(parts) else (f"{start.year}--{end.year}", "")
    if start.season:
        return (str(start.year), start.season_name) if start.season_name else None
    month = MONTHS[start.month - 1] if start.month else ""
    return str(start.year), f"{month}~{start.day}" if start.day else month


def for_biblatex(fields: Mapping[str, str]) -> dict[str, str]:
    """Return the fields with one date, where biblatex can read one; prose stays in the year."""
    year, month, date = (unbraced(fields.get(name, "")) for name in _NAMES)
    macro = month_macro(month)
    if not date:
        # biber takes a month with a day for a number, which no style can print.
        if day := _day(year, month):
            return _with(fields, year="", month="", date=day)
        is_plain = (macro or not month) and year.isascii() and year.isdecimal() and len(year) == 4
        if is_plain and int(year) >= _FIRST_PLAIN_YEAR:
            return _with(fields, year="", month="", date=_plain_date(year, macro))
        return dict(fields)
    from synthlit.model.edtf import edtf

    found = edtf(date)
    if not found:
        return dict(fields)
    said_year, said_month = year_and_month(date) or ("", "")
    is_number = year.isdecimal() and years(year)[:1] == found.years[:1]
    has_year = is_number or year in (said_year, from_text(date))
    has_month = found.start and month_number(month) == found.start.month != 0
    return _with(
        fields,
        year="" if has_year else fields.get("year", ""),
        month="" if has_month or month == said_month else fields.get("month", ""),
        date=date,
    )


def _day(year: str, month: str) -> str:
    """Return the date of a year in digits and a month with a day; empty if it is none."""
    if not _MONTH_AND_DAY.fullmatch(month) or not (
        year.isascii() and year.isdecimal() and len(year) == 4
    ):
        return ""
    from synthlit.model.date_forms import iso

    return iso(f"{month} {year}")


def _plain_date(year: str, month: str) -> str:
    """Return the date of a year in digits and a macro of a month; empty for other years."""
    if not (year.isascii() and year.isdecimal() and len(year) <= 4):
        return ""
    return f"{year:0>4}" + (f"-{MONTHS.index(month) + 1:02}" if month in MONTHS else "")


def _is_part(date: str, whole: str) -> bool:
    """Return whether a date says no more than another one."""
    return date == whole or whole.startswith(f"{date}-")


def _with(fields: Mapping[str, str], **parts: str) -> dict[str, str]:
    """Return the fields with other parts of the date, without those that are empty."""
    kept = {name: value for name, value in fields.items() if name not in parts}
    return kept | {name: value for name, value in parts.items() if value}
