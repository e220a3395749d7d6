"""Reports for programs: a JSON object a finding, in one array or each on a separate line."""

import json
from typing import Any

from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.result import LintResult


def render(result: LintResult) -> str:
    """Return the array; in ASCII, so that no text can control a terminal."""
    return json.dumps([_object(found) for found in result.diagnostics], indent=2) + "\n"


def render_lines(result: LintResult) -> str:
    """Return the objects, each on a separate line; in ASCII, too."""
    return "".join(f"{json.dumps(_object(found))}\n" for found in result.diagnostics)


def _object(found: Diagnostic) -> dict[str, Any]:
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
