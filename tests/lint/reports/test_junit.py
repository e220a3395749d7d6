"""The report in the form of JUnit."""

from xml.etree import ElementTree as ET

from synthlit.lint.reports.junit import render
from synthlit.lint.result import LintResult


def test_suites(result: LintResult) -> None:
    """A suite a file; each finding is a failed test, a clean file one that passed."""
    root = ET.fromstring(render(result))

    assert root.attrib == {"name": "synthlit", "tests": "5", "failures": "4", "errors": "0"}
    assert [(suite.get("name"), suite.get("tests"), suite.get("failures")) for suite in root] == [
        ("README.md", "2", "2"),
        ("clean.bib", "1", "0"),
        ("refs & more/a b.bib", "2", "2"),
    ]
    case = root[2][0]
    assert case.get("name") == "TXT010 bare-special at 2:17"
    assert case[0].get("type") == "error"
    assert case[0].text == "refs & more/a b.bib:2:17: TXT010 title has a bare &"
    assert not list(root[1][0])
