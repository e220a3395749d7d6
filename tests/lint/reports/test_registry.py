"""The table of reports."""

from synthlit.lint.reports.registry import REPORTS
from tests.lint.reports.conftest import result_of


def test_reports() -> None:
    """Each is found by its name, and reports even nothing without failing."""
    assert list(REPORTS) == [
        "text",
        "concise",
        "json",
        "jsonl",
        "github",
        "sarif",
        "gitlab",
        "checkstyle",
        "junit",
        "statistics",
    ]
    assert all(isinstance(render(result_of((), 0)), str) for render in REPORTS.values())
