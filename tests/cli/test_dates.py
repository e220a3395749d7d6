"""Dates of every form, from a foreign file through the library into all that is written."""

import re
from pathlib import Path

import pytest

from tests.bibtex.writing.test_dates import DATES
from tests.cli.conftest import Run

YEARS = [
    "year = {1961--1963}", "year = {(about 1984)}", r"year = {\noopsort{2001a}2001}",
    'year = 1955, month = may # "~3"', 'year = 1955, month = "8~" # jan',
    "year = 1955, month = {Jan./Feb.}", "year = {1955}, month = {March 3}", "year = {397}",
    "year = {c.~1850}", "year = {44 BC}", "year = {2015/2016}", "year = {in press}",
    "year = {2003}, month = {Spring}", "year = 1785", "year = {2024}, date = {soon}",
    "date = {2004}, origdate = {1850?/1860~}", "date = {2004}, urldate = {2020-05}",
]  # fmt: skip
_VALUE = re.compile(r"\b(?:year|month|date|origdate|urldate) *= *(.*?)(?:,\n|\n)")


@pytest.fixture
def foreign(root: Path) -> Path:
    """A file with an entry for each form."""
    dates = [*(f"date = {{{date}}}" for date, _, _, _ in DATES), *YEARS]
    entries = [
        f"@book{{doe{number}x, author = {{Doe, Jane}}, title = {{Forms of {number}}}, "
        f"publisher = {{Press}}, {date}}}\n"
        for number, date in enumerate(dates)
    ]
    file = root / "foreign.bib"
    file.write_text("".join(entries), "utf-8")
    return file


def _kept(text: str) -> list[str]:
    """Return what a text has as values of years, months and dates."""
    return [value.replace('"', "").replace(" # ", "").strip("{}") for value in _VALUE.findall(text)]


def test_the_whole_way(foreign: Path, root: Path, run: Run) -> None:
    """No command ends early, and no form is cut."""
    count = len(DATES) + len(YEARS)
    imported = run("import", str(foreign), "--section", "rlvr")
    assert imported.status == 0, imported.err
    (root / "README.md").write_text(
        "# A\n\n<!-- synthlit:begin list -->\n<!-- synthlit:end list -->\n", "utf-8"
    )
    before = {file.name: file.read_text("utf-8") for file in root.glob("entries/rlvr/*.bib")}
    assert len(before) == count
    assert run("lint", "--fix").status in (0, 1)
    assert {f.name: f.read_text("utf-8") for f in root.glob("entries/rlvr/*.bib")} == before
    assert run("export").status == 0
    assert run("export", "--check").status == 0
    assert len(run("list").out.splitlines()) == count
    assert run("search", "year:-20000..3000").status == 0
    assert run("stats").status == 0

    written = " ".join(_kept("".join(before.values())))
    for date, _, _, _ in DATES:
        assert date in written
    biblatex = run("export", "bib", "--dialect", "biblatex").out
    for date, _, _, _ in DATES:
        assert f"{{{date}}}" in biblatex
    for line in YEARS:
        for value in _kept(f"{line},\n".replace(", ", ",\n")):
            assert value in written
    bibtex = (root / "bib/all.bib").read_text("utf-8")
    for _, year, month, date in DATES:
        assert f"{{{year}}}" in bibtex
        assert not month or month.split("~")[0] in bibtex
        assert not date or f"{{{date}}}" in bibtex


def test_a_file_with_any_date_is_formatted(foreign: Path, run: Run) -> None:
    """Format keeps every value."""
    before = _kept(foreign.read_text("utf-8").replace(", ", ",\n"))
    assert run("format", str(foreign)).status == 0
    after = _kept(foreign.read_text("utf-8"))
    assert sorted(after) == sorted(before)
