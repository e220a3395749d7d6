"""Findings of all sorts, with texts that no form of report takes as they are."""

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

import pytest

from synthlit.lint.diagnostic import Diagnostic, Fix, Replace, Revise
from synthlit.lint.result import FileResult, LintResult
from synthlit.text import TextEdit

BIB = PurePosixPath("refs & more/a b.bib")
PAGE = PurePosixPath("README.md")
CLEAN = PurePosixPath("clean.bib")
TEXTS = {
    BIB: "@misc{one,\n  title = {Kiln & Co},\n}\n",
    PAGE: "# List\n\n[a](b)\x1b\n",
    CLEAN: "@misc{two, title = {Kiln}}\n",
}


def result_of(
    found: Sequence[Diagnostic],
    checked: int,
    fixed: int = 0,
    texts: Mapping[PurePosixPath, str] = {},
) -> LintResult:
    """Return a result of so many files, in one of which something was fixed."""
    paths = dict.fromkeys([*texts, *(each.path for each in found)])
    files = [
        FileResult(
            path,
            texts.get(path, ""),
            texts.get(path, ""),
            tuple(each for each in found if each.path == path),
            was_read=path in texts,
        )
        for path in paths
    ]
    rest = checked - len(paths) - bool(fixed)
    clean = [FileResult(PurePosixPath(f"clean{n}.bib"), "", "") for n in range(rest)]
    problem = Diagnostic(CLEAN, 1, 1, "TXT001", "it was so")
    done = FileResult(CLEAN, "", "", (), (problem,) * fixed, was_read=False)
    return LintResult((*files, *clean, *([done] if fixed else [])))


@pytest.fixture
def result() -> LintResult:
    """Four findings in two of three files; two of them are alike but for their place."""
    shown = 'the address "[b](c)" \x1b]0;x\x07 <b> is none'
    edit = Fix("write https://a.b", Replace((TextEdit(12, 13, "https://a.b"),)))
    return result_of(
        (
            Diagnostic(PAGE, 3, 4, "LNK007", shown, "", edit),
            Diagnostic(PAGE, 3, 4, "LNK007", shown),
            Diagnostic(
                BIB, 2, 17, "TXT010", "title has a bare &", "one",
                Fix("escape it", Revise({"title": r"Kiln \& Co"})),
            ),
            Diagnostic(BIB, 2, 31, "KEY005", "another key \udcff", "one"),
        ),
        3,
        texts=TEXTS,
    )  # fmt: skip
