"""Read dates in forms that no program reads, to suggest the form of EDTF."""

import re

from synthlit.model.dates import named_month
from synthlit.model.edtf import edtf
from synthlit.model.fields import MONTHS
from synthlit.model.latex.scan import unbraced

_DAY = r"(?P<day>\d{1,2})"
_NUMBERS = r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
_FORMS = (
    re.compile(rf"{_DAY}\.\s?(?P<month>\d{{1,2}})\.\s?(?P<year>\d{{4}})", re.ASCII),
    re.compile(_NUMBERS, re.ASCII),
    re.compile(rf"{_DAY}\.?[\s~]+(?P<name>[A-Za-z]{{3,9}})\.?,?[\s~]+(?P<year>\d{{4}})", re.ASCII),
    re.compile(
        rf"(?P<name>[A-Za-z]{{3,9}})\.?(?:[\s~]+{_DAY}(?:st|nd|rd|th)?)?,?[\s~]+(?P<year>\d{{4}})",
        re.ASCII,
    ),
)
_SLASHED = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4})", re.ASCII)


def iso(text: str) -> str:
    """Return the form that biblatex reads, if the text can be one date only; else nothing.

    `3/4/2020` is a day in March or in April; `26/9/2020` is one day.
    """
    text = unbraced(text)
    if text.startswith("y") and edtf(f"Y{text[1:]}"):
        return f"Y{text[1:]}"
    for pattern in _FORMS:
        if match := pattern.fullmatch(text):
            found = match.groupdict()
            month = found.get("month") or named_month(found.get("name") or "")
            return _written(int(found["year"]), int(month), int(found["day"] or 0))
    match = _SLASHED.fullmatch(text)
    if not match:
        return ""
    one, other, year = int(match[1]), int(match[3]), int(match[4])
    if one > len(MONTHS) or one == other:
        return _written(year, other, one)
    return _written(year, one, other) if other > len(MONTHS) else ""


def _written(year: int, month: int, day: int) -> str:
    written = f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")
    return written if month <= len(MONTHS) and edtf(written) else ""
