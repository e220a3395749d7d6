"""Findings by file, clean files among them."""

from collections.abc import Sequence
from pathlib import PurePosixPath

from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.result import LintResult


def by_file(result: LintResult) -> list[tuple[PurePosixPath, Sequence[Diagnostic]]]:
    """Return every file that was checked with what was found there, in order of path."""
    return sorted((file.path, file.diagnostics) for file in result.files)
