"""The report that GitLab shows in a merge request."""

import json

from synthlit.lint.reports.gitlab import render
from synthlit.lint.result import LintResult
from tests.lint.reports.conftest import result_of


def test_issues(result: LintResult) -> None:
    """An array with all that GitLab asks for, in ASCII."""
    text = render(result)
    issues = json.loads(text)

    assert text.isascii()
    assert len({each["fingerprint"] for each in issues}) == 4
    assert {
        key: issues[2][key] for key in ("description", "check_name", "severity", "location")
    } == {
        "description": "TXT010 title has a bare &",
        "check_name": "TXT010",
        "severity": "major",
        "location": {
            "path": "refs & more/a b.bib",
            "positions": {"begin": {"line": 2, "column": 17}},
        },
    }
    assert [each["severity"] for each in issues] == ["major", "major", "major", "minor"]
    assert "\x1b" not in issues[0]["description"]


def test_nothing_found() -> None:
    """An empty array, which means to GitLab that all is fixed."""
    assert json.loads(render(result_of((), 3))) == []
