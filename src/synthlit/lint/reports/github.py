"""A report that GitHub Actions shows at the lines of a change.

Source: actions/toolkit, packages/core/src/command.ts.
"""

from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.reports import about
from synthlit.lint.result import LintResult
from synthlit.lint.visible import visible


def render(result: LintResult) -> str:
    """Return a workflow command a finding."""
    return "".join(map(_command, result.diagnostics))


def _command(found: Diagnostic) -> str:
    properties = {
        "file": str(found.path),
        "line": str(found.line),
        "col": str(found.column),
        "title": f"synthlit {found.code}",
    }
    written = (f"{name}={_data(value)}" for name, value in properties.items())
    shown = ",".join(each.replace(":", "%3A").replace(",", "%2C") for each in written)
    return f"::{about.severity(found.code)} {shown}::{_data(found.message)}\n"


def _data(text: str) -> str:
    return visible(text, keep="\r\n").replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
