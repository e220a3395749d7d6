"""Dates in both dialects: what one of them cannot say stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.bibtex.writing.dates import for_biblatex, for_bibtex
from synthlit.model.dates import is_date

_NAMES = ("year", "month", "date")


def _parts(fields: dict[str, str]) -> tuple[str, ...]:
    return tuple(fields.get(name, "") for name in _NAMES)


# Date -> year, month and date for BibTeX; biblatex keeps all of these as they are.
DATES = [
    ("2023-03-30", "2023", "mar~30", "2023-03-30"),
    ("2004-10-27", "2004", "oct~27", "2004-10-27"),
    ("2004-02-29", "2004", "feb~29", "2004-02-29"),
    ("2004-10-27T10:00:00", "2004", "oct~27", "2004-10-27T10:00:00"),
    ("2004-10-27T10:00:00Z", "2004", "oct~27", "2004-10-27T10:00:00Z"),
    ("2004-10-27T10:00:00+02:00", "2004", "oct~27", "2004-10-27T10:00:00+02:00"),
    ("2023-12", "2023", "dec", ""),
    ("2023", "2023", "", ""),
    ("1785", "1785", "", ""),
    ("0397", "397", "", ""),
    ("2003-21", "2003", "Spring", "2003-21"),
    ("2003-22", "2003", "Summer", "2003-22"),
    ("2003-23", "2003", "Autumn", "2003-23"),
    ("2003-24", "2003", "Winter", "2003-24"),
    ("2003-31", "2003", "Autumn", "2003-31"),
    ("2003-33", "2003-33", "", "2003-33"),
    ("1961/1963", "1961--1963", "", "1961/1963"),
    ("0044/0060", "0044/0060", "", "0044/0060"),
    ("2023-01/2023-02", "2023-01/2023-02", "", "2023-01/2023-02"),
    ("2015-21/2016-22", "2015-21/2016-22", "", "2015-21/2016-22"),
    ("2015/..", "2015/..", "", "2015/.."),
    ("2015/", "2015/", "", "2015/"),
    ("/2015", "/2015", "", "/2015"),
    ("../2015", "../2015", "", "../2015"),
    ("2015-21/..", "2015-21/..", "", "2015-21/.."),
    ("2004~", r"2004\textasciitilde{}", "", "2004~"),
    ("2004?", "2004?", "", "2004?"),
    ("2004%", r"2004\%", "", "2004%"),
    ("2004-05~", r"2004-05\textasciitilde{}", "", "2004-05~"),
    ("1850?/1860~", r"1850?/1860\textasciitilde{}", "", "1850?/1860~"),
    ("199X", "199X", "", "199X"),
    ("19XX", "19XX", "", "19XX"),
    ("2004-XX", "2004-XX", "", "2004-XX"),
    ("2004-05-XX", "2004-05-XX", "", "2004-05-XX"),
    ("2004-XX-XX", "2004-XX-XX", "", "2004-XX-XX"),
    ("-2000", "-2000", "", "-2000"),
    ("-2000~", r"-2000\textasciitilde{}", "", "-2000~"),
    ("0000", "0000", "", ""),
    ("-0044-03-15", "-0044-03-15", "", "-0044-03-15"),
    ("-0876/-0866", "-0876/-0866", "", "-0876/-0866"),
    ("Y17000", "Y17000", "", "Y17000"),
    ("Y-17000", "Y-17000", "", "Y-17000"),
    # No dates for biblatex: for BibTeX, the text of the year.
    ("26.09.2020", "26.09.2020", "", ""),
    ("3.4.2020", "3.4.2020", "", ""),
    ("2020/09/26", "2020/09/26", "", ""),
    ("9/26/2020", "9/26/2020", "", ""),
    ("26 September 2020", "26 September 2020", "", ""),
    ("June 2020", "June 2020", "", ""),
    ("2003-13", "2003-13", "", ""),
    ("2003-02-30", "2003-02-30", "", ""),
    ("2003-2-3", "2003-2-3", "", ""),
    ("y17000", "y17000", "", ""),
    ("1XXX", "1XXX", "", ""),
    ("2004-10-27T10", "2004-10-27T10", "", ""),
    ("c. 1850", "c. 1850", "", ""),
    ("44 BC", "44 BC", "", ""),
    ("n.d.", "n.d.", "", ""),
    ("2015-16", "2015-16", "", ""),
    ("1961--1963", "1961--1963", "", ""),
    ("in press", "in press", "", ""),
    ("/", "/", "", ""),
    ("..", "..", "", ""),
]


@pytest.mark.parametrize(("date", "year", "month", "kept"), DATES, ids=[each[0] for each in DATES])
def test_a_date(date: str, year: str, month: str, kept: str) -> None:
    """BibTeX gets all that it can print, and biblatex the date as it is."""
    assert _parts(for_bibtex({"date": date})) == (year, month, kept)
    assert _parts(for_biblatex({"date": date})) == ("", "", date)


@pytest.mark.parametrize(
    ("year", "month", "biblatex"),
    [
        ("2024", "", ("", "", "2024")),
        ("2024", "may", ("", "", "2024-05")),
        ("2024", "March", ("", "", "2024-03")),
        ("2024", "Sept.", ("", "", "2024-09")),
        ("2024", "6", ("", "", "2024-06")),
        ("{2018}", "{JUL}", ("", "", "2018-07")),
        ("1955", "may~3", ("", "", "1955-05-03")),
        ("1955", "May 3rd", ("", "", "1955-05-03")),
        ("1955", "8~jan", ("", "", "1955-01-08")),
        ("1955", "feb~31", ("1955", "feb~31", "")),
        ("1955", "3", ("", "", "1955-03")),
        ("1955", "Jan./Feb.", ("1955", "Jan./Feb.", "")),
        ("1955", "Spring", ("1955", "Spring", "")),
        ("1955", "octobre", ("1955", "octobre", "")),
        ("1961--1963", "", ("1961--1963", "", "")),
        ("2015/2016", "", ("2015/2016", "", "")),
        ("(about 1984)", "", ("(about 1984)", "", "")),
        (r"\noopsort{2001a}2001", "", (r"\noopsort{2001a}2001", "", "")),
        ("397", "", ("397", "", "")),
        ("in press", "jun", ("in press", "jun", "")),
        ("", "jun", ("", "jun", "")),
        ("", "", ("", "", "")),
    ],
)
def test_a_year_and_a_month(year: str, month: str, biblatex: tuple[str, ...]) -> None:
    """BibTeX keeps them, and biblatex gets a date where they are one."""
    fields = {"year": year, "month": month}

    assert for_bibtex(fields).get("year", "") == year
    assert _parts(for_biblatex(fields)) == biblatex


@pytest.mark.parametrize(
    ("fields", "bibtex", "biblatex"),
    [
        (("2024", "", "soon"), ("2024", "", "soon"), ("2024", "", "soon")),
        (("2024", "", "2024-06"), ("2024", "jun", ""), ("", "", "2024-06")),
        (("2024", "jun", "2024"), ("2024", "jun", ""), ("", "jun", "2024")),
        (("2025", "", "2024-06"), ("2025", "", "2024-06"), ("2025", "", "2024-06")),
        (("c. 1850", "", "1850~"), ("c. 1850", "", "1850~"), ("c. 1850", "", "1850~")),
        (("in press", "", "2023-11"), ("in press", "", "2023-11"), ("in press", "", "2023-11")),
        (("2004", "may", "2004-10"), ("2004", "may", "2004-10"), ("", "may", "2004-10")),
    ],
)
def test_a_year_beside_a_date(
    fields: tuple[str, ...], bibtex: tuple[str, ...], biblatex: tuple[str, ...]
) -> None:
    """Neither takes away what only the other says."""
    given = dict(zip(_NAMES, fields, strict=True))

    assert _parts(for_bibtex(given)) == bibtex
    assert _parts(for_biblatex(given)) == biblatex


@given(st.sampled_from([each[0] for each in DATES if is_date(each[0]) and each[0] >= "1"]))
def test_a_date_comes_back_from_bibtex(date: str) -> None:
    """A file in the one dialect can be read and written in the other."""
    assert _parts(for_biblatex(for_bibtex({"date": date}))) == ("", "", date)
