"""The data and services for rules that look at more than one entry."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from os.path import normpath
from pathlib import PurePosixPath
from typing import Protocol

from synthlit.library.library import Library, Works
from synthlit.markdown.document import MarkdownDocument
from synthlit.model.identifiers import ArxivId
from synthlit.model.record import Record


class RecordLookup(Protocol):
    """Records of papers that are known without the network."""

    def by_arxiv(self, id_: ArxivId) -> Record | None:
        """Return the record of an identifier."""
        ...

    def by_title(self, normal_title: str) -> Sequence[Record]:
        """Return the records of a normal title (see `synthlit.model.title.normal`)."""
        ...


class NoRecords:
    """A lookup without records."""

    def by_arxiv(self, id_: ArxivId) -> Record | None:  # noqa: ARG002
        """Return None."""
        return None

    def by_title(self, normal_title: str) -> Sequence[Record]:  # noqa: ARG002
        """Return nothing."""
        return ()


class FileSystem(Protocol):
    """The files around those that are checked; paths are relative to their common folder."""

    def exists(self, path: PurePosixPath) -> bool:
        """Return whether there is a file or folder, letter case included."""
        ...

    def names(self, folder: PurePosixPath) -> frozenset[str]:
        """Return the names in a folder, with a slash after those of folders."""
        ...

    def page(self, path: PurePosixPath) -> MarkdownDocument | None:
        """Return another Markdown file, or None if it is missing or cannot be read."""
        ...


class NoFiles:
    """A file system in which every path exists and no page can be read."""

    def exists(self, path: PurePosixPath) -> bool:  # noqa: ARG002
        """Return True."""
        return True

    def names(self, folder: PurePosixPath) -> frozenset[str]:  # noqa: ARG002
        """Return nothing."""
        return frozenset()

    def page(self, path: PurePosixPath) -> MarkdownDocument | None:  # noqa: ARG002
        """Return None."""
        return None


@dataclass(frozen=True, eq=False)
class Context:
    """The data for rules that look at more than one entry.

    `entries` are those of a library or of one `.bib` file. `stale` are the generated files that
    are out of date, `edited` those of them that people edited, and `sizes` the bytes of each
    generated list. `pages` are the Markdown files that are checked.
    """

    today: date
    entries: Works = field(default_factory=Works)
    stale: tuple[PurePosixPath, ...] = ()
    edited: frozenset[PurePosixPath] = frozenset()
    sizes: Mapping[PurePosixPath, int] = field(default_factory=dict)
    records: RecordLookup = field(default_factory=NoRecords)
    file_system: FileSystem = field(default_factory=NoFiles)
    pages: Mapping[PurePosixPath, MarkdownDocument] = field(default_factory=dict)

    def page(self, path: PurePosixPath) -> MarkdownDocument | None:
        """Return another Markdown file; one of those that are checked is not read again."""
        return self.pages.get(PurePosixPath(normpath(path))) or self.file_system.page(path)

    @property
    def library(self) -> Library:
        """The entries as a library, for rules that run in libraries only."""
        if not isinstance(self.entries, Library):
            raise TypeError("a rule about libraries ran on files that belong to none")
        return self.entries
