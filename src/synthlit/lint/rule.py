"""The shape of a rule, what it is asked about, and what it answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Final, Protocol

from synthlit.library.library import Library, Unreadable, Work
from synthlit.lint.diagnostic import Fix

# Stands where a field's name would, for findings about the citation key.
KEY: Final = "@key"


class Fixes(StrEnum):
    """What kind of fix a rule offers, if any: a rule offers one kind only."""

    NONE = "none"
    SAFE = "safe"
    UNSAFE = "unsafe"


@dataclass(frozen=True)
class Point:
    """A line and column of a file; the key is that of the entry there, if any."""

    path: PurePosixPath
    line: int = 1
    column: int = 1
    key: str = ""


@dataclass(frozen=True)
class Finding:
    """What is wrong with a work, or at a point of a file.

    With a work, `field` is the name of the field at fault, KEY, or nothing for the entry as such;
    `offset` counts the characters of the field's value before the fault.
    """

    at: Work | Point
    message: str
    field: str = ""
    offset: int = 0
    fix: Fix | None = None


@dataclass(frozen=True)
class Context:
    """What a rule about the whole library sees: entries, the day, and the generated files.

    Of these, which are out of date, and how many bytes each list has.
    """

    library: Library
    today: date
    stale: tuple[PurePosixPath, ...] = ()
    sizes: Mapping[PurePosixPath, int] = field(default_factory=dict)


class Rule(Protocol):
    """A module about one fault; `synthlit.lint.registry` lists them.

    CODE is for ever; NAME names the fault and reads after "allow". The docstring is the rule's page
    (see `synthlit.lint.page`).
    """

    CODE: str
    NAME: str
    FIX: Fixes
    __doc__: str | None


class FileRule(Rule, Protocol):
    """A rule about files that are no entry."""

    def check(self, file: Unreadable) -> Iterator[Finding]:
        """Yield what is wrong with the file."""
        ...


class WorkRule(Rule, Protocol):
    """A rule that needs to see nothing but the work itself."""

    def check(self, work: Work) -> Iterator[Finding]:
        """Yield what is wrong with the work."""
        ...


class LibraryRule(Rule, Protocol):
    """A rule that needs to see other works, the settings, or the calendar."""

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield what is wrong in the library."""
        ...
