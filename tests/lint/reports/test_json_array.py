"""The report for programs."""

import json
from pathlib import PurePosixPath

from synthlit.lint.diagnostic import Diagnostic, Fix, Revise
from synthlit.lint.reports.json_array import render
from tests.lint.reports.conftest import result_of

PATH = PurePosixPath("entries/sft/one.bib")


def test_shape() -> None:
    """One array of objects with these members, in this order."""
    found = (
        Diagnostic(PATH, 2, 13, "TXT008", "capitals", "one", Fix("put braces", Revise({}))),
        Diagnostic(PATH, 3, 1, "FLD001", "@misc needs year or date", "one"),
    )

    shown = json.loads(render(result_of(found, 1)))

    assert shown == [
        {
            "code": "TXT008",
            "message": "capitals",
            "file": "entries/sft/one.bib",
            "line": 2,
            "column": 13,
            "key": "one",
            "fix": {"message": "put braces", "safe": True},
        },
        {
            "code": "FLD001",
            "message": "@misc needs year or date",
            "file": "entries/sft/one.bib",
            "line": 3,
            "column": 1,
            "key": "one",
            "fix": None,
        },
    ]
    assert list(shown[0]) == ["code", "message", "file", "line", "column", "key", "fix"]


def test_no_key() -> None:
    """A finding that is in no entry has null, as docs/json.md says."""
    found = Diagnostic(PATH, 1, 1, "SYN004", "the file begins with a byte-order mark")

    assert json.loads(render(result_of((found,), 1)))[0]["key"] is None


def test_nothing_found() -> None:
    """No findings are an empty array, not an empty text."""
    assert render(result_of((), 1)) == "[]\n"


def test_hostile_text() -> None:
    """Escapes and other scripts are written in ASCII, and come back."""
    found = Diagnostic(PATH, 1, 1, "TXT002", "\x1b[31m \u202e é 目")

    shown = render(result_of((found,), 1))

    assert shown.isascii()
    assert "\x1b" not in shown
    assert json.loads(shown)[0]["message"] == "\x1b[31m \u202e é 目"
