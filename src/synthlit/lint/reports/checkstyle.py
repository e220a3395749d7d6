"""A report in the format of Checkstyle, which many services and editors read.

Source: Checkstyle's XMLLogger; the version is that of the format.
"""

from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.reports import about
from synthlit.lint.reports.xml import HEAD, by_file, element
from synthlit.lint.result import LintResult


def render(result: LintResult) -> str:
    """Return the document: a file element for each file that was checked."""
    files = (element("file", {"name": path}, map(_error, found)) for path, found in by_file(result))
    return HEAD + element("checkstyle", {"version": "4.3"}, files)


def _error(found: Diagnostic) -> str:
    return element(
        "error",
        {
            "line": found.line,
            "column": found.column,
            "severity": about.severity(found.code),
            "message": found.message,
            "source": f"synthlit.{found.code}",
        },
    )
