"""The report in SARIF 2.1.0."""

import json
from typing import Any

import pytest

from synthlit.lint.reports.sarif import render
from synthlit.lint.result import LintResult


@pytest.fixture
def run(result: LintResult) -> dict[str, Any]:
    """The one run of the log."""
    text = render(result)
    assert text.isascii()
    log = json.loads(text)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def test_rules_are_described(run: dict[str, Any]) -> None:
    """Each rule that found something stands there once, and results point at it."""
    rules = run["tool"]["driver"]["rules"]

    assert [rule["id"] for rule in rules] == ["KEY005", "LNK007", "TXT010"]
    assert all(rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in run["results"])
    assert rules[0]["defaultConfiguration"] == {"level": "warning"}
    assert rules[2]["defaultConfiguration"] == {"level": "error"}
    assert rules[2]["helpUri"].endswith("/docs/TXT010.md")
    assert "bare-special" in rules[2]["help"]["text"]


def test_place(run: dict[str, Any]) -> None:
    """File as a relative URI, line and column counted in characters from 1."""
    (place,) = run["results"][2]["locations"]

    assert run["columnKind"] == "unicodeCodePoints"
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "refs%20%26%20more/a%20b.bib"},
        "region": {"startLine": 2, "startColumn": 17},
    }


def test_message_is_harmless(run: dict[str, Any]) -> None:
    """No control character, and nothing that a viewer takes for a link."""
    text = run["results"][0]["message"]["text"]

    assert "\x1b" not in text
    assert "](" not in text
    assert "<b>" in text


def test_edits_of_places_are_fixes(run: dict[str, Any]) -> None:
    """What a fix puts where; a fix that is an edit of a value is for synthlit alone."""
    (fix,) = run["results"][0]["fixes"]
    (change,) = fix["artifactChanges"]

    assert fix["description"] == {"text": "write https://a.b"}
    assert change["artifactLocation"] == {"uri": "README.md"}
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 6},
            "insertedContent": {"text": "https://a.b"},
        }
    ]
    assert "fixes" not in run["results"][2]


def test_findings_are_known_again(run: dict[str, Any]) -> None:
    """Each has a name of its own, those that are alike too."""
    names = [each["partialFingerprints"]["primaryLocationLineHash"] for each in run["results"]]

    assert len(set(names)) == 4
    assert names[0][:-2] == names[1][:-2]
