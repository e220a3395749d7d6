"""Findings as values."""

from pathlib import PurePosixPath

from synthlit.lint.diagnostic import Diagnostic, Fix, Revise


def _found(path: str, line: int = 1, column: int = 1, code: str = "TXT001") -> Diagnostic:
    return Diagnostic(PurePosixPath(path), line, column, code, "it is so")


def test_order() -> None:
    """By file, then line, column and code."""
    ordered = [
        _found("entries/a/z.bib", 9),
        _found("entries/b/a.bib", 1, 5),
        _found("entries/b/a.bib", 2, 1),
        _found("entries/b/a.bib", 2, 10),
        _found("entries/b/a.bib", 2, 10, "TXT002"),
        _found("entries/b/a.bib", 10),
    ]

    assert sorted(ordered) == ordered


def test_a_fix_makes_no_other_finding() -> None:
    """Two findings that differ in their fix are one, and can be put into a set."""
    plain = _found("entries/a.bib")
    fixable = Diagnostic(
        plain.path, 1, 1, "TXT001", "it is so", fix=Fix("fix it", Revise({"title": None}))
    )

    assert {plain, fixable} == {plain}
