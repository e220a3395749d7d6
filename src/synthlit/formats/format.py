"""The protocol of a format, and the options of a document."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Protocol, TypeAlias

from synthlit.bibtex.writing.style import Style
from synthlit.library.library import Library
from synthlit.model.section import SectionPath

# Returns the present text of a file of the library, or None where there is no file.
Current: TypeAlias = Callable[[PurePosixPath], str | None]


@dataclass(frozen=True)
class Options(Style):
    """Which works a document holds, and how its entries are written."""

    section: SectionPath | None = None


class Format(Protocol):
    """A module that writes works in one form; `synthlit.plugins` lists them.

    One that is listed as readable has also `read`, as `synthlit.library.candidates.Reader` says.
    `HEAD` is how every file begins that the format alone writes, by which an obsolete file
    is known from a handwritten one; it is empty where there are no such files.
    """

    HEAD: str

    def document(self, library: Library, options: Options) -> str:
        """Return one text with the works of the list, or of a section and those it also lists."""
        ...

    def files(self, library: Library, current: Current) -> Mapping[PurePosixPath, str]:
        """Return every file that the library keeps in this form, by path relative to its root.

        Raises MissingMarkers where a handwritten file has no markers for its generated part,
        and BrokenMarkers where its markers do not match.
        """
        ...
