"""Every report, in a table."""

from collections.abc import Mapping

from synthlit.lint.reports import github, json_array, text
from synthlit.lint.reports.report import Report

REPORTS: Mapping[str, Report] = {report.NAME: report for report in (text, json_array, github)}
