"""Findings by file, clean files among them."""

from collections.abc import Sequence
from pathlib import PurePosixPath

from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.reports.report import Verdict


def by_file(verdict: Verdict) -> list[tuple[PurePosixPath, Sequence[Diagnostic]]]:
    """Return every file that was judged with what was found there, in order of path."""
    files: dict[PurePosixPath, list[Diagnostic]] = {path: [] for path in verdict.texts}
    for found in verdict.diagnostics:
        files.setdefault(found.path, []).append(found)
    return sorted(files.items())
