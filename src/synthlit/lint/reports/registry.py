"""Every report, in a table."""

from collections.abc import Mapping
from typing import Protocol

from synthlit.lint.reports import (
    checkstyle,
    concise,
    github,
    gitlab,
    json_array,
    jsonl,
    junit,
    sarif,
    statistics,
    text,
)
from synthlit.lint.result import LintResult


class Report(Protocol):
    """A module that writes a result in one format."""

    NAME: str

    def render(self, result: LintResult) -> str:
        """Return the text to print, with its last line end, or nothing."""
        ...


REPORTS: Mapping[str, Report] = {
    report.NAME: report
    for report in (
        text,
        concise,
        json_array,
        jsonl,
        github,
        sarif,
        gitlab,
        checkstyle,
        junit,
        statistics,
    )
}
