"""A report in the form of JUnit: each file is a suite, each finding a failed test.

Source: the schema junit-10.xsd of Jenkins' xUnit plug-in.
"""

from collections.abc import Sequence
from pathlib import PurePosixPath

from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.registry import RULES
from synthlit.lint.reports import about
from synthlit.lint.reports.xml import HEAD, by_file, element
from synthlit.lint.result import LintResult


def render(result: LintResult) -> str:
    """Return the document; a clean file is a test that passed."""
    files = by_file(result)
    counts = {
        "name": "synthlit",
        "tests": sum(max(1, len(found)) for _, found in files),
        "failures": len(result.diagnostics),
        "errors": 0,
    }
    return HEAD + element("testsuites", counts, (_suite(path, found) for path, found in files))


def _suite(path: PurePosixPath, found: Sequence[Diagnostic]) -> str:
    counts = {
        "name": path,
        "tests": max(1, len(found)),
        "failures": len(found),
        "errors": 0,
    }
    clean = element("testcase", {"name": "synthlit", "classname": path})
    return element("testsuite", counts, [*map(_failed, found)] or [clean])


def _failed(found: Diagnostic) -> str:
    position = f"{found.path}:{found.line}:{found.column}"
    failure = element(
        "failure",
        {"type": about.severity(found.code), "message": found.message},
        text=f"{position}: {found.code} {found.message}",
    )
    name = f"{found.code} {RULES[found.code].name} at {found.line}:{found.column}"
    return element("testcase", {"name": name, "classname": found.path}, [failure])
