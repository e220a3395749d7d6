"""The shape of a report, and what it tells."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Protocol

from synthlit.lint.diagnostic import Diagnostic


@dataclass(frozen=True)
class Verdict:
    """What was found in how many files, what was mended, and the files' texts to quote from."""

    diagnostics: tuple[Diagnostic, ...]
    judged: int
    mended: int = 0
    texts: Mapping[PurePosixPath, str] = field(default_factory=dict)
    colour: bool = False


class Report(Protocol):
    """A module that tells a verdict in one form."""

    NAME: str

    def render(self, verdict: Verdict) -> str:
        """Return the text to print, with its last line end, or nothing."""
        ...
