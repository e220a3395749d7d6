"""A report for people and for `grep`: one line a finding."""

from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.reports.report import Verdict
from synthlit.lint.visible import visible

NAME = "concise"


def render(verdict: Verdict) -> str:
    """Return the lines, each of them `path:line:column: CODE message`."""
    return "".join(map(_line, verdict.diagnostics))


def _line(found: Diagnostic) -> str:
    place = f"{visible(str(found.path))}:{found.line}:{found.column}"
    return f"{place}: {found.code} {visible(found.message)}\n"
