"""The shape of a report."""

from typing import Protocol

from synthlit.lint.result import LintResult


class Report(Protocol):
    """A module that writes a result in one form."""

    NAME: str

    def render(self, result: LintResult) -> str:
        """Return the text to print, with its last line end, or nothing."""
        ...
