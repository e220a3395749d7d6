"""A report for programs: one JSON array, an object a finding."""

import json
from typing import Any

from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.result import LintResult

NAME = "json"


def render(result: LintResult) -> str:
    """Return the array; in ASCII, so that no text can control a terminal."""
    return json.dumps([as_object(found) for found in result.diagnostics], indent=2) + "\n"


def as_object(found: Diagnostic) -> dict[str, Any]:
    """Return a finding as docs/json.md describes it."""
    return {
        "code": found.code,
        "message": found.message,
        "file": str(found.path),
        "line": found.line,
        "column": found.column,
        "key": found.key or None,
        "fix": {"message": found.fix.message, "safe": found.fix.safe} if found.fix else None,
    }
