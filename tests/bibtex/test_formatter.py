"""A whole file is laid out in one form, and nothing that is no entry changes or moves."""

from pathlib import PurePosixPath

import pytest

from synthlit.bibtex.formatter import formatted
from synthlit.bibtex.parser import read


def _formatted(text: str) -> str:
    """Lay a text out; values change only in their white space."""
    sheet = read(PurePosixPath("refs.bib"), text)
    return formatted(sheet, lambda _, value: " ".join(value.split()))


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("", ""),
        ("\ufeff\n\n@misc{a}", "@misc{a,\n}\n"),
        ("@Misc{A, YEAR = 2024}", "@misc{A,\n  year = {2024},\n}\n"),
        ('@misc(a, title="T")', "@misc{a,\n  title = {T},\n}\n"),
        (
            "@misc{a,year={2024},title={A\n  b}}",
            "@misc{a,\n  title = {A b},\n  year  = {2024},\n}\n",
        ),
        ("@misc{a,x=1}\n\n\n\n@misc{b,}", "@misc{a,\n  x = {1},\n}\n\n@misc{b,\n}\n"),
        ("@misc{a}@misc{b}", "@misc{a,\n}\n\n@misc{b,\n}\n"),
        # What stands between keeps its distance, up to one empty line.
        ("% one\n@misc{a}\n% two\n\n\n\n@misc{b}", "% one\n@misc{a,\n}\n% two\n\n@misc{b,\n}\n"),
        ("@misc{a} % here\n@misc{b}", "@misc{a,\n} % here\n@misc{b,\n}\n"),
        ("only\ntext", "only\ntext\n"),
        (
            '@string{j = "J"  }\n@article{a, journal = j, note = j # { x}}',
            '@string{j = "J"  }\n@article{a,\n  journal = j,\n  note    = j # { x},\n}\n',
        ),
        # A comma more or less is fixed; a comment inside would be lost, so that entry stays.
        ("@misc{a, x={1},,\n y={2}}", "@misc{a,\n  x = {1},\n  y = {2},\n}\n"),
        ("@misc{a, x={1} y={2}}", "@misc{a,\n  x = {1},\n  y = {2},\n}\n"),
        ("@misc{a,\n% c\nx={1}}", "@misc{a,\n% c\nx={1}}\n"),
        ("@misc{, x={1}}", "@misc{, x={1}}\n"),
        # A field that is there twice stays twice, in the order in which BibTeX reads them.
        ("@misc{a, x={1}, x={2}}", "@misc{a,\n  x = {1},\n  x = {2},\n}\n"),
        ("@misc{a, x=1}\r\n\r\n@misc{b}\n", "@misc{a,\r\n  x = {1},\r\n}\r\n\r\n@misc{b,\r\n}\r\n"),
    ],
)
def test_formatted(text: str, after: str) -> None:
    """The text in its form, which is its form once and for all."""
    assert _formatted(text) == after
    assert _formatted(after) == after


def test_months() -> None:
    """A month's name becomes its macro, which styles print in their language; a macro stays."""
    sheet = read(PurePosixPath("refs.bib"), "@misc{a, month={6}}@misc{b, month=jul}")

    after = formatted(sheet, lambda _, value: "jun" if value == "6" else value)

    assert "month = jun," in after
    assert "month = jul," in after


def test_own_month() -> None:
    """Where the file gives a month's macro another meaning, the text stays a text."""
    text = '@string{jun = "Brachet"}@misc{a, month={6}}'

    after = formatted(read(PurePosixPath("refs.bib"), text), lambda _, __: "jun")

    assert "month = {jun}," in after


@pytest.mark.parametrize("text", ["@misc{a, x={1}", "@misc{a, x}", "@misc{a}\ufffd"])
def test_not_whole(text: str) -> None:
    """A text of which a part would be lost is refused."""
    with pytest.raises(ValueError, match="not whole"):
        _formatted(text)
