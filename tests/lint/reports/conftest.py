"""Findings of all sorts, with texts that no form of report takes as they are."""

from pathlib import PurePosixPath

import pytest

from synthlit.lint.diagnostic import Diagnostic, Fix, Replace, Revise
from synthlit.lint.reports.report import Verdict
from synthlit.text import TextEdit

BIB = PurePosixPath("refs & more/a b.bib")
PAGE = PurePosixPath("README.md")
CLEAN = PurePosixPath("clean.bib")
TEXTS = {
    BIB: "@misc{one,\n  title = {Kiln & Co},\n}\n",
    PAGE: "# List\n\n[a](b)\x1b\n",
    CLEAN: "@misc{two, title = {Kiln}}\n",
}


@pytest.fixture
def verdict() -> Verdict:
    """Four findings in two of three files; two of them are alike but for their place."""
    told = 'the address "[b](c)" \x1b]0;x\x07 <b> is none'
    edit = Fix("write https://a.b", Replace((TextEdit(12, 13, "https://a.b"),)))
    return Verdict(
        (
            Diagnostic(PAGE, 3, 4, "LNK007", told, "", edit),
            Diagnostic(PAGE, 3, 4, "LNK007", told),
            Diagnostic(
                BIB, 2, 17, "TXT010", "title has a bare &", "one",
                Fix("escape it", Revise({"title": r"Kiln \& Co"})),
            ),
            Diagnostic(BIB, 2, 3, "KEY005", "another key \udcff", "one"),
        ),
        3,
        texts=TEXTS,
    )  # fmt: skip
