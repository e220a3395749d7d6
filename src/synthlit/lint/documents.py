"""The files that are linted together: a library's entries and pages, or one standalone file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import Self

from synthlit.bibtex import parser
from synthlit.bibtex.nodes import BibDocument, EntryNode
from synthlit.library.library import Library, Unreadable, Work, Works, with_inheritance
from synthlit.library.store import read_work
from synthlit.markdown import document as markdown
from synthlit.markdown.document import MarkdownDocument
from synthlit.model.entry import Entry
from synthlit.model.section import SectionPath

SUFFIX = ".bib"
_NOWHERE = SectionPath("")


@dataclass(frozen=True)
class Change:
    """The new path and text of a file, and the text parsed, if it is a `.bib`."""

    path: PurePosixPath
    text: str
    document: BibDocument | None = field(default=None, compare=False)


@dataclass(frozen=True)
class DocumentSet:
    """Files by path; `entries` are a library's, or those of one `.bib` file.

    An entry file is parsed only when its syntax or a position in it is needed.
    """

    entries: Works = field(default_factory=Works)
    pages: Mapping[PurePosixPath, MarkdownDocument] = field(default_factory=dict)
    standalone: BibDocument | None = None
    _parsed: dict[PurePosixPath, BibDocument] = field(default_factory=dict, compare=False)

    @classmethod
    def of_text(cls, path: PurePosixPath, text: str) -> Self:
        """Return the set of one file that belongs to no library."""
        if path.suffix.lower() != SUFFIX:
            return cls(pages={path: markdown.read(path, text)})
        return cls.of_bib(parser.read(path, text))

    @classmethod
    def of_bib(cls, document: BibDocument) -> Self:
        """Return the set of one `.bib` file that belongs to no library."""
        return cls(Works(with_inheritance(works_of(document))), standalone=document)

    @classmethod
    def of_library(cls, library: Library, pages: Mapping[PurePosixPath, str] = {}) -> Self:
        """Return the set of a library's entries and some of its pages."""
        return cls(library, {path: markdown.read(path, text) for path, text in pages.items()})

    @property
    def is_library(self) -> bool:
        """Whether the files belong to a library."""
        return isinstance(self.entries, Library)

    @property
    def library(self) -> Library:
        """The library that the files belong to."""
        if not isinstance(self.entries, Library):
            raise TypeError("these files belong to no library")
        return self.entries

    @cached_property
    def files(self) -> Mapping[PurePosixPath, Work | Unreadable]:
        """The entry files of a library."""
        if not self.is_library:
            return {}
        both: tuple[Work | Unreadable, ...] = (*self.entries.works, *self.entries.unreadable)
        return {file.path: file for file in both}

    @cached_property
    def paths(self) -> tuple[PurePosixPath, ...]:
        """The paths of all files."""
        alone = (self.standalone.path,) if self.standalone else ()
        return (*alone, *self.files, *self.pages)

    def text(self, path: PurePosixPath) -> str:
        """Return the text of a file."""
        if path in self.pages:
            return self.pages[path].text
        return self.files[path].text if path in self.files else self.bib(path).text

    def bib(self, path: PurePosixPath) -> BibDocument:
        """Return a `.bib` file, parsed."""
        if self.standalone and path == self.standalone.path:
            return self.standalone
        if path not in self._parsed:
            self._parsed[path] = parser.read(path, self.files[path].text)
        return self._parsed[path]

    def document(self, path: PurePosixPath) -> BibDocument | MarkdownDocument:
        """Return a file, parsed."""
        return self.pages.get(path) or self.bib(path)

    def works(self, path: PurePosixPath) -> tuple[Work, ...]:
        """Return the entries of a `.bib` file, whether or not the file is a good entry file."""
        if self.standalone:
            return self.entries.works
        file = self.files[path]
        return (file,) if isinstance(file, Work) else works_of(self.bib(path))

    def node(self, work: Work) -> EntryNode | None:
        """Return the node that a work was read from."""
        start = next(iter(work.file.offsets), work.start)
        return self.bib(work.path).by_start.get(start)

    def changed(self, changes: Mapping[PurePosixPath, Change]) -> Self:
        """Return the set in which files have other texts, or other paths."""
        if not self.is_library:
            (change,) = changes.values()
            if change.document:
                return self.of_bib(change.document)
            return self.of_text(change.path, change.text)
        pages = {
            path: markdown.read(path, changes[path].text) if path in changes else page
            for path, page in self.pages.items()
        }
        parsed = {path: document for path, document in self._parsed.items() if path not in changes}
        parsed |= {each.path: each.document for each in changes.values() if each.document}
        if not any(path in self.files for path in changes):
            return type(self)(self.entries, pages, _parsed=parsed)
        files = [
            read_entry(changes[path]) if path in changes else file
            for path, file in self.files.items()
        ]
        return type(self)(with_files(self.library, files), pages, _parsed=parsed)


def read_entry(file: Change) -> Work | Unreadable:
    """Read the text of an entry file."""
    return read_work(file.path, file.text.encode("utf-8", "replace"))


def with_files(library: Library, files: Iterable[Work | Unreadable]) -> Library:
    """Return the library with other entry files."""
    files = sorted(files, key=lambda file: file.path.parts)
    works = tuple(file for file in files if isinstance(file, Work))
    unreadable = tuple(file for file in files if isinstance(file, Unreadable))
    return Library(library.settings, works, unreadable)


def works_of(document: BibDocument) -> tuple[Work, ...]:
    """Return the entries of a file as works; invalid ones are included, for rules to report."""
    return tuple(_work(document, node) for node in document.entries)


def _work(document: BibDocument, node: EntryNode) -> Work:
    fields: dict[str, str] = {}
    for each in node.fields:
        fields.setdefault(each.name, each.value)
    entry = Entry.unchecked(node.type, node.key, fields)
    return Work(entry, _NOWHERE, document.path, document.text, start=node.start)
