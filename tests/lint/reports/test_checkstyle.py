"""The report in the form of Checkstyle."""

from xml.etree import ElementTree as ET

from synthlit.lint.reports.checkstyle import render
from synthlit.lint.result import LintResult


def test_files_and_errors(result: LintResult) -> None:
    """An element for each file that was checked, and in it one for each finding."""
    root = ET.fromstring(render(result))

    assert (root.tag, root.attrib) == ("checkstyle", {"version": "4.3"})
    assert [(file.get("name"), len(file)) for file in root] == [
        ("README.md", 2),
        ("clean.bib", 0),
        ("refs & more/a b.bib", 2),
    ]
    assert root[2][0].attrib == {
        "line": "2",
        "column": "17",
        "severity": "error",
        "message": "title has a bare &",
        "source": "synthlit.TXT010",
    }
    assert root[2][1].get("severity") == "warning"
