"""Dates as biblatex reads them; biber is the oracle."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.model.date_forms import iso
from synthlit.model.edtf import edtf, impossible, years

VALID = [
    "2004", "0397", "1785", "2004-10", "2004-10-27", "2004-02-29", "2003-21", "2003-41", "199X",
    "19XX", "2004-XX", "2004-05-XX", "2004-XX-XX", "2004~", "2004?", "2004%", "2004-05~",
    "2004-05-03?", "1961/1963", "2015/..", "2015/", "/2015", "../2015", "2015-21/..", "1850?/1860~",
    "-2000~", "-0044", "-0044-03-15", "0000", "Y17000", "Y-17000", "2004-10-27T10:00:00",
    "2004-10-27T10:00:00Z", "2004-10-27T10:00:00+02:00", "2003-21~",
]  # fmt: skip
INVALID = [
    "2003-13", "2003-00", "2003-02-30", "2003-2-3", "26.09.2020", "June 2020", "04", "20045",
    "y17000", "2004-05-03T10:00", "2004/05/06", "2003-42", "2003-21-01", "/", "2004-", "2004 - 05",
    "c. 1850",
]  # fmt: skip
# Biber takes no year from these and says nothing.
DROPPED = ["199X~", "199X-05", "2004-XX-05", "2003-20", "X", "..", "../..", "1XXX", "XXXX", ""]


@pytest.mark.parametrize("text", VALID)
def test_dates_of_biblatex(text: str) -> None:
    """They are dates, are possible, and name a year."""
    assert edtf(text)
    assert not impossible(text)
    assert years(text)


@pytest.mark.parametrize("text", [*INVALID, *DROPPED])
def test_other_texts(text: str) -> None:
    """They are no dates."""
    assert edtf(text) is None


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("2003-13", "2003-13 does not exist"),
        ("2003-02-30", "2003-02-30 does not exist"),
        ("1900-02-29/2000", "1900-02-29 does not exist"),
        ("2021/2020", "2021/2020 runs backward"),
        ("2021-05/2021-04", "2021-05/2021-04 runs backward"),
        ("2021-05/2021", ""),
        ("-0044/-0060", "-0044/-0060 runs backward"),
        ("June 2020", ""),
    ],
)
def test_impossible_dates(text: str, error: str) -> None:
    """They have the form of a date, and no calendar has them."""
    assert impossible(text) == error


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("26.09.2020", "2020-09-26"),
        ("3.4.2020", "2020-04-03"),
        ("26. 9. 2020", "2020-09-26"),
        ("2020/09/26", "2020-09-26"),
        ("2020.9.6", "2020-09-06"),
        ("2020-5-3", "2020-05-03"),
        ("26/9/2020", "2020-09-26"),
        ("9/26/2020", "2020-09-26"),
        ("5-5-2020", "2020-05-05"),
        ("26 September 2020", "2020-09-26"),
        ("Sept. 26, 2020", "2020-09-26"),
        ("May 3rd, 2020", "2020-05-03"),
        ("June 2020", "2020-06"),
        ("{June~2020}", "2020-06"),
        ("y17000", "Y17000"),
        ("3/4/2020", ""),
        ("2011/12", ""),
        ("31.02.2020", ""),
        ("13/13/2020", ""),
        ("Spring 2020", ""),
        ("c. 1850", ""),
        ("", ""),
    ],
)
def test_other_forms(text: str, written: str) -> None:
    """They are read where they can be one date only."""
    assert iso(text) == written


@given(st.text(st.sampled_from("0123456789-/.~?%XYyT:Z +") | st.characters(), max_size=24))
def test_every_text_can_be_read(text: str) -> None:
    """What is found is a date; all other texts are none."""
    found = edtf(text)
    assert found is None or (found.start or found.end)
    assert isinstance(impossible(text), str)
    assert not iso(text) or edtf(iso(text))
    assert all(isinstance(year, int) for year in years(text))


@pytest.mark.skipif(not shutil.which("biber"), reason="biber is not installed")
def test_biber_agrees(tmp_path: Path) -> None:
    """Its check of the data model drops the same dates."""
    entries = [
        f"@misc{{k{number},\n  title = {{T}},\n  date = {{{text}}}\n}}\n"
        for number, text in enumerate([*VALID, *INVALID])
    ]
    (tmp_path / "dates.bib").write_text("".join(entries), "utf-8")
    command = ["biber", "--tool", "--nolog", "dates.bib"]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False).stdout
    faults = [line for line in said.splitlines() if "Invalid format" in line]
    dropped = {
        text
        for number, text in enumerate([*VALID, *INVALID])
        if any(f"'k{number}'" in line for line in faults)
    }
    assert dropped == set(INVALID)
