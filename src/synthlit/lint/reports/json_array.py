"""A report for programs: one JSON array, an object a finding."""

import json
from typing import Any

from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.reports.report import Verdict

NAME = "json"


def render(verdict: Verdict) -> str:
    """Return the array; only ASCII, so that no text in it can steer a terminal."""
    return json.dumps([as_object(found) for found in verdict.diagnostics], indent=2) + "\n"


def as_object(found: Diagnostic) -> dict[str, Any]:
    """Return what programs are told of a finding."""
    return {
        "code": found.code,
        "message": found.message,
        "file": str(found.path),
        "line": found.line,
        "column": found.column,
        "key": found.key,
        "fix": {"message": found.fix.message, "safe": found.fix.safe} if found.fix else None,
    }
