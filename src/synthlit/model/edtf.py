r"""Read dates: those of biblatex (EDTF), and years in the prose that BibTeX prints.

The package `edtf` reads more, but it takes 0.2 s to load and 10 ms for a date, and what it accepts
is not what biblatex accepts.

Source: biblatex manual 3.18, section 2.3.8; Biber::Date::Format; btxdoc, section 3.2.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from synthlit.model.fields import MONTHS
from synthlit.model.latex.scan import unbraced
from synthlit.model.latex.tables import SORTING_COMMANDS

_LAST_MONTH = len(MONTHS)
# Biber calls the parts of a year 25 to 32 seasons of the two hemispheres.
_SEASONS = ("Spring", "Summer", "Autumn", "Winter")
_FIRST_SEASON, _LAST_SEASON, _FIRST_QUARTER = 21, 41, 33

_ONE = re.compile(
    r"(?P<year>-?\d{4}|\d{3}X|\d{2}XX|Y-?\d{5,9})"
    r"(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX)"
    r"(?P<time>T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3})?(?:Z|[+-]\d{2}:\d{2})?)?)?)?"
    r"(?P<mark>[~?%]?)",
    re.ASCII,
)
_ORDINARY = re.compile(r"\d{4}(?:-\d{2}){1,2}", re.ASCII)
_OPEN = ("", "..")


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, or one end of a range; a part that is not given is 0.

    `last_year` differs from `year` where digits of the year are unknown. `season` is the number of
    a season or another part of a year, 21 to 41. An exact date has neither a mark, a time, nor
    unknown digits.
    """

    year: int
    last_year: int
    month: int = 0
    day: int = 0
    season: int = 0
    is_exact: bool = True

    @property
    def season_name(self) -> str:
        """The English name of a season; empty for other parts of a year."""
        if not _FIRST_SEASON <= self.season < _FIRST_QUARTER:
            return ""
        return _SEASONS[(self.season - _FIRST_SEASON) % len(_SEASONS)]


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date or a range; an open or unknown end of a range is None."""

    start: Moment | None
    end: Moment | None
    is_range: bool

    @property
    def years(self) -> tuple[int, ...]:
        """The years that the date names, the first one first."""
        ends = [each for each in (self.start, self.end) if each]
        return tuple(dict.fromkeys(year for each in ends for year in (each.year, each.last_year)))


@lru_cache(maxsize=4096)
def edtf(text: str) -> EdtfDate | None:
    """Return the date or range of a text that biblatex reads as one, else None."""
    first, slash, last = text.partition("/")
    start = _moment(first)
    if not slash:
        return EdtfDate(start, None, is_range=False) if start else None
    end = _moment(last)
    if (start or first in _OPEN) and (end or last in _OPEN) and (start or end):
        return EdtfDate(start, end, is_range=True)
    return None


def _moment(text: str) -> Moment | None:
    match = _ONE.fullmatch(text)
    if not match:
        return None
    year, month, day = match["year"], match["month"] or "", match["day"] or ""
    if "X" in text:
        return None if match["mark"] or match["time"] else _unspecified(year, month, day)
    number = int(year.removeprefix("Y"))
    is_exact = not (match["mark"] or match["time"] or year.startswith("Y"))
    if not month:
        return Moment(number, number, is_exact=is_exact)
    if year.startswith("Y"):
        return None
    if _FIRST_SEASON <= int(month) <= _LAST_SEASON and not day:
        return Moment(number, number, season=int(month), is_exact=is_exact)
    if not 1 <= int(month) <= _LAST_MONTH:
        return None
    if day and not 1 <= int(day) <= days_of(number, int(month)):
        return None
    return Moment(number, number, int(month), int(day or 0), is_exact=is_exact)


def _unspecified(year: str, month: str, day: str) -> Moment | None:
    """Return the date with unknown digits at its end; a month is unknown with its day only."""
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if "X" in year:
        return Moment(first, last, is_exact=False) if not month else None
    if year.startswith("-") or (month == "XX" and day not in ("", "XX")):
        return None
    if month != "XX" and not 1 <= int(month) <= _LAST_MONTH:
        return None
    return Moment(first, last, 0 if month == "XX" else int(month), is_exact=False)


def days_of(year: int, month: int) -> int:
    """Return how many days a month of the Gregorian calendar has."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def impossible(text: str) -> str:
    """Return why an ISO date, or a range of dates, cannot be; empty for any other text."""
    for part in text.split("/"):
        if _ORDINARY.fullmatch(part) and not edtf(part):
            return f"{part} does not exist"
    date = edtf(text)
    if date and date.start and date.end and _last_day(date.end) < _first_day(date.start):
        return f"{text} runs backward"
    return ""


def _first_day(moment: Moment) -> tuple[int, int, int]:
    return moment.year, moment.month, moment.day


def _last_day(moment: Moment) -> tuple[int, int, int]:
    return moment.last_year, moment.month or _LAST_MONTH + 1, moment.day or 32


_SORTING = re.compile(rf"\\(?:{'|'.join(sorted(SORTING_COMMANDS))})\s*\{{[^{{}}]*\}}")
_BC = re.compile(
    r"(?<!\d)(\d{1,5})[\s~]*(?:B\.?[\s~]*C\b(?:\.?[\s~]*E\b)?|v\.?[\s~]*(?:Chr\b|u\.?[\s~]*Z\b))"
)
_ESCAPED_MARK = re.compile(r"\\(?:textasciitilde(?:\{\})?|%)")
_NEGATIVE = re.compile(r"-\d{1,4}", re.ASCII)
_YEARS = re.compile(r"(?<!\d)(?:\d{4}|\d{3}[Xx?]|\d{2}(?:XX|xx|\?\?))(?![\dXx])")
_SHORT_YEAR = re.compile(r"(?<!\d)\d{3}(?!\d)")
_BRACES = str.maketrans("{}", "  ")
_UNKNOWN = str.maketrans("Xx?", "000")


@lru_cache(maxsize=4096)
def years(text: str) -> tuple[int, ...]:
    """Return the years that a text names (see `synthlit.model.dates.years`)."""
    text = unbraced(_ESCAPED_MARK.sub(_mark, _SORTING.sub("", text)))
    if date := edtf(f"Y{text[1:]}" if text.startswith("y") else text):
        return date.years
    if _NEGATIVE.fullmatch(text):
        return (int(text),)
    text = text.translate(_BRACES)
    if before := _BC.findall(text):
        return tuple(1 - int(year) for year in before)
    found = _YEARS.findall(text) or _SHORT_YEAR.findall(text)
    return tuple(int(year.translate(_UNKNOWN)) for year in found)


def _mark(match: re.Match[str]) -> str:
    return "%" if match[0].endswith("%") else "~"
