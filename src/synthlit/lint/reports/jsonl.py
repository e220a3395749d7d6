"""A report for programs that read line by line: a JSON object a finding, each on its own line."""

import json

from synthlit.lint.reports.json_array import as_object
from synthlit.lint.result import LintResult

NAME = "jsonl"


def render(result: LintResult) -> str:
    """Return the lines; in ASCII, so that no text can control a terminal."""
    return "".join(f"{json.dumps(as_object(found))}\n" for found in result.diagnostics)
