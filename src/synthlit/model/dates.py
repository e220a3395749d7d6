"""Years and months as most entries have them; `synthlit.model.edtf` reads all others.

The patterns of that module take longer to load than a hundred entries, so it is loaded by need.
"""

from typing import Final

from synthlit.model.fields import MONTHS
from synthlit.model.latex.scan import unbraced

# The fields of biblatex that hold a date.
DATES: Final = frozenset({"date", "eventdate", "origdate", "urldate"})
_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_BY_NAME = {
    name: number for names in (_NAMES, MONTHS) for number, name in enumerate(names, 1)
} | {"sept": 9}  # fmt: skip


def years(text: str) -> tuple[int, ...]:
    """Return the years that a text names, in its order: a number, a date, or prose.

    A year before the common era is 0 or negative, as in EDTF: 1 BC is 0.
    """
    if len(text) == 4 and text.isdecimal():
        return (int(text),)
    if not text or text.isspace():
        return ()
    from synthlit.model import edtf

    return edtf.years(text)


def year_text(year: int) -> str:
    """Return a year as people write it."""
    return str(year) if year > 0 else f"{1 - year} BC"


def month_macro(text: str) -> str:
    """Return the macro of a month that is named in English or numbered (`June`, `Sept.`, `6`)."""
    text = unbraced(text).lower()
    number = int(text) if _is_short_number(text) else named_month(text.removesuffix("."))
    return MONTHS[number - 1] if 1 <= number <= len(MONTHS) else ""


def named_month(name: str) -> int:
    """Return the number of a month by its English name or abbreviation; 0 for other words."""
    return _BY_NAME.get(name.lower(), 0)


def month_number(text: str) -> int:
    """Return the first month that a text names or begins to name, 1 to 12; 0 if none."""
    if text in MONTHS:
        return MONTHS.index(text) + 1
    text = unbraced(text)
    if _is_short_number(text):
        number = int(text)
        return number if number <= len(MONTHS) else 0
    letters = "".join(c if c.isalpha() else " " for c in text.lower())
    starts = (word[:3] for word in letters.split())
    return next((MONTHS.index(start) + 1 for start in starts if start in MONTHS), 0)


def month_of(date: str) -> int:
    """Return the month in which a date begins, 1 to 12; 0 if it names none."""
    if not date:
        return 0
    from synthlit.model.edtf import edtf

    found = edtf(unbraced(date))
    return found.start.month if found and found.start else 0


def is_date(text: str) -> bool:
    """Return whether biblatex reads a text as a date or a range of dates."""
    from synthlit.model.edtf import edtf

    return edtf(text) is not None


def _is_short_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 3
