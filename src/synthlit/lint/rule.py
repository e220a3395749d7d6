"""The shape of a rule, what it is asked about, and what it answers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Final, Protocol

from synthlit.bibtex.nodes import BibDocument
from synthlit.library.library import Library, Unreadable, Work
from synthlit.lint.diagnostic import Fix
from synthlit.lint.suppression import SuppressionUsage
from synthlit.markdown.document import MarkdownDocument
from synthlit.model.identifiers import ArxivId
from synthlit.model.record import Record
from synthlit.text import Text

# Stands in a rule's SIGNS for every character that is not printable ASCII, line ends aside.
NON_ASCII: Final = "\x80"
# Stands there for a list of authors or editors that is not of ordinary names throughout.
UNUSUAL_NAMES: Final = "\x81"
# Stands where a field's name would, for findings about the citation key.
KEY: Final = "@key"


class Fixes(StrEnum):
    """What kind of fix a rule offers, if any: a rule offers one kind only."""

    NONE = "none"
    SAFE = "safe"
    UNSAFE = "unsafe"


class Preset(StrEnum):
    """When a rule is asked without being named.

    DEFAULT rules are asked always, HOUSE rules of a library's own entries, whose form synthlit
    fixes, the others under the preset of their name. `strict` asks HOUSE rules too.
    """

    DEFAULT = "default"
    HOUSE = "house"
    STRICT = "strict"
    AWESOME = "awesome"
    BIBTEX = "bibtex"
    BIBLATEX = "biblatex"


@dataclass(frozen=True)
class Position:
    """A line and column of a file; the key is that of the entry there, if any."""

    path: PurePosixPath
    line: int = 1
    column: int = 1
    key: str = ""


@dataclass(frozen=True)
class Location:
    """A character of a text; the key is that of the entry there, if any."""

    path: PurePosixPath
    source: Text
    offset: int = 0
    key: str = ""


@dataclass(frozen=True)
class Finding:
    """What is wrong with a work, or at a place of a file.

    With a work, `field` is the name of the field at fault, KEY, or nothing for the entry as such;
    `offset` counts the characters of the field's value before the fault.
    """

    at: Work | Position | Location
    message: str
    field: str = ""
    offset: int = 0
    fix: Fix | None = None


class RecordLookup(Protocol):
    """What authorities said of papers, as far as it is at hand without the network."""

    def by_arxiv(self, id_: ArxivId) -> Record | None:
        """Return the record of an identifier."""
        ...

    def by_title(self, normal_title: str) -> Sequence[Record]:
        """Return the records of a normal title (see `synthlit.model.title.normal`)."""
        ...


class NoRecords:
    """Knows no paper."""

    def by_arxiv(self, id_: ArxivId) -> Record | None:  # noqa: ARG002
        """Return None."""
        return None

    def by_title(self, normal_title: str) -> Sequence[Record]:  # noqa: ARG002
        """Return none."""
        return ()


class FileSystem(Protocol):
    """The files around those that are judged; paths are relative to the folder of all of them."""

    def exists(self, path: PurePosixPath) -> bool:
        """Tell whether there is a file or folder, letter case included."""
        ...

    def names(self, folder: PurePosixPath) -> frozenset[str]:
        """Return the names of what is in a folder, those of folders with a slash behind them."""
        ...

    def page(self, path: PurePosixPath) -> MarkdownDocument | None:
        """Return another Markdown file, or None where there is none that can be read."""
        ...


class NoFiles:
    """Says of every file that it is there, and reads none: for a text without a place."""

    def exists(self, path: PurePosixPath) -> bool:  # noqa: ARG002
        """Return True."""
        return True

    def names(self, folder: PurePosixPath) -> frozenset[str]:  # noqa: ARG002
        """Return none."""
        return frozenset()

    def page(self, path: PurePosixPath) -> MarkdownDocument | None:  # noqa: ARG002
        """Return None."""
        return None


@dataclass(frozen=True)
class Context:
    """What a rule about more than one thing sees.

    `library` holds the entries that belong together: a library's, or those of one `.bib` file.
    Of the generated files it says which are out of date, and how many bytes each list has.
    """

    library: Library
    today: date
    stale: tuple[PurePosixPath, ...] = ()
    sizes: Mapping[PurePosixPath, int] = field(default_factory=dict)
    known: RecordLookup = field(default_factory=NoRecords)
    neighbours: FileSystem = field(default_factory=NoFiles)


class Rule(Protocol):
    """A module about one fault; the tables of `synthlit.lint.rules` list them.

    CODE is for ever; NAME names the fault and reads after "allow". The docstring is the rule's page
    (see `synthlit.lint.rule_page`).
    """

    CODE: str
    NAME: str
    PRESET: Preset
    FIX: Fixes
    __doc__: str | None


class FileRule(Rule, Protocol):
    """A rule about files of a library that are no entry."""

    def check(self, file: Unreadable) -> Iterator[Finding]:
        """Yield what is wrong with the file."""
        ...


class WorkRule(Rule, Protocol):
    """A rule that needs to see nothing but one entry, of a library or of any `.bib` file.

    It is asked only about entries that have one of FIELDS, or about all where that is empty. A rule
    that can find nothing without certain characters names them in SIGNS; UNUSUAL there stands for
    every character that is not printable ASCII, ODD_NAMES for name lists that call for a look.
    """

    @property
    def FIELDS(self) -> tuple[str, ...]:  # noqa: N802
        """The fields without which there is nothing to find."""
        ...

    def check(self, work: Work) -> Iterator[Finding]:
        """Yield what is wrong with the work."""
        ...


class DocumentRule(Rule, Protocol):
    """A rule about the syntax of a `.bib` file that is no library's."""

    def check(self, sheet: BibDocument) -> Iterator[Finding]:
        """Yield what is wrong with the file."""
        ...


class CollectionRule(Rule, Protocol):
    """A rule that compares entries, or asks what is known of them; settings mean nothing to it."""

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield what is wrong among the entries."""
        ...


class LibraryRule(Rule, Protocol):
    """A rule that needs to see a library's settings, sections or generated files."""

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield what is wrong in the library."""
        ...


class PageRule(Rule, Protocol):
    """A rule about a Markdown file; the context has what is around it and what is known."""

    def check(self, page: MarkdownDocument, context: Context) -> Iterator[Finding]:
        """Yield what is wrong with the file."""
        ...


class SuppressionRule(Rule, Protocol):
    """A rule about the exemptions of a file, asked when all other rules have been."""

    def check(self, ledger: SuppressionUsage) -> Iterator[Finding]:
        """Yield what is wrong with the exemptions."""
        ...
