"""The report that GitHub Actions shows."""

from pathlib import PurePosixPath

from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.reports.github import render
from tests.lint.reports.conftest import result_of


def test_command() -> None:
    """A workflow command a finding."""
    found = Diagnostic(PurePosixPath("entries/sft/one.bib"), 2, 13, "TXT010", "title has a bare &")

    assert render(result_of((found, found), 1)) == 2 * (
        "::error file=entries/sft/one.bib,line=2,col=13,title=synthlit TXT010::title has a bare &\n"
    )


def test_escaping() -> None:
    """Percent signs and line ends are escaped everywhere, colons and commas in properties."""
    found = Diagnostic(
        PurePosixPath("entries/a:b,c%.bib"), 1, 1, "TXT010", "80% :, \r\n::warning::no"
    )

    assert render(result_of((found,), 1)) == (
        "::error file=entries/a%3Ab%2Cc%25.bib,line=1,col=1,title=synthlit TXT010::"
        "80%25 :, %0D%0A::warning::no\n"
    )


def test_nothing_found() -> None:
    """No findings, no commands."""
    assert render(result_of((), 5)) == ""
