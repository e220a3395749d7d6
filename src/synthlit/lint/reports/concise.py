"""A report for people and for `grep`: one line a finding."""

from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.result import LintResult
from synthlit.lint.visible import visible


def render(result: LintResult) -> str:
    """Return the lines, each of them `path:line:column: CODE message`."""
    return "".join(map(_line, result.diagnostics))


def _line(found: Diagnostic) -> str:
    position = f"{visible(str(found.path))}:{found.line}:{found.column}"
    return f"{position}: {found.code} {visible(found.message)}\n"
