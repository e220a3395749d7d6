"""A report that GitLab shows in a merge request.

Source: GitLab's documentation, "Code Quality", section "Code Quality report format".
"""

import json
from typing import Any

from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.reports import about
from synthlit.lint.reports.about import Severity
from synthlit.lint.result import LintResult
from synthlit.lint.visible import visible

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def render(result: LintResult) -> str:
    """Return the array of findings; in ASCII, so that no text can control a terminal."""
    issues = [_issue(found, fingerprint) for found, fingerprint in about.fingerprints(result)]
    return json.dumps(issues, indent=2) + "\n"


def _issue(found: Diagnostic, fingerprint: str) -> dict[str, Any]:
    return {
        "description": f"{found.code} {visible(found.message)}",
        "check_name": found.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[about.severity(found.code)],
        "location": {
            "path": str(found.path),
            "positions": {"begin": {"line": found.line, "column": found.column}},
        },
    }
