"""Every report, in a table."""

from collections.abc import Mapping

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
from synthlit.lint.reports.report import Report

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
