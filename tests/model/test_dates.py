"""Years and months as people write them."""

import pytest

from synthlit.model.dates import is_date, month_macro, month_number, month_of, year_text, years


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("2024", (2024,)),
        (" {2018} ", (2018,)),
        ("1961--1963", (1961, 1963)),
        ("(about 1984)", (1984,)),
        ("c.~1850", (1850,)),
        ("1987 [1923]", (1987, 1923)),
        ("26.09.2020", (2020,)),
        (r"\noopsort{2001a}2001", (2001,)),
        (r"1973{\noopsort{1973b}}", (1973,)),
        ("2001a", (2001,)),
        ("199X", (1990, 1999)),
        ("um 19XX", (1900,)),
        ("20xx", (2000,)),
        ("199?", (1990,)),
        (r"{\noopsort{1973a}}{\switchargs{--90}{1968}}", (1968,)),
        ("397", (397,)),
        ("44 BC", (-43,)),
        ("c. 400 B.C.E.", (-399,)),
        ("100 v. Chr.", (-99,)),
        ("-44", (-44,)),
        ("-2000~", (-2000,)),
        (r"-2000\textasciitilde{}", (-2000,)),
        (r"2004\%", (2004,)),
        ("y17000", (17000,)),
        ("٢٠٢٠", (2020,)),
        ("2003-13", (2003,)),
        ("2015/..", (2015,)),
        ("20025", ()),
        ("24", ()),
        ("20x4", ()),
        ("in press", ()),
        ("..", ()),
        (" ", ()),
        ("", ()),
    ],
)
def test_years(text: str, named: tuple[int, ...]) -> None:
    """Numbers, dates and prose name years."""
    assert years(text) == named


@pytest.mark.parametrize(
    ("text", "number", "macro"),
    [
        ("may", 5, "may"),
        ("June", 6, "jun"),
        ("Sept.", 9, "sep"),
        ("{JUL}", 7, "jul"),
        ("6", 6, "jun"),
        ("06", 6, "jun"),
        ("13", 0, ""),
        ("0", 0, ""),
        ("may~3", 5, ""),
        ("27~oct", 10, ""),
        ("Jan./Feb.", 1, ""),
        ("octobre", 10, ""),
        ("spring", 0, ""),
        ("", 0, ""),
    ],
)
def test_months(text: str, number: int, macro: str) -> None:
    """The macro stands for a whole text, the number for the first month in it."""
    assert (month_number(text), month_macro(text)) == (number, macro)


def test_a_date_has_a_month() -> None:
    """Where it begins."""
    dates = ("2024-05-03", "{2024-06/2025}", "2003-21", "/2015", "x", "")
    assert [month_of(date) for date in dates] == [5, 6, 0, 0, 0, 0]
    assert is_date("2003-21")
    assert not is_date("2003-13")


def test_years_are_shown_as_people_write_them() -> None:
    """There is no year 0."""
    assert [year_text(year) for year in (2024, 397, 0, -43)] == ["2024", "397", "1 BC", "44 BC"]
