"""The results of linting: of each file, and of all."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath

from synthlit.bibtex.nodes import BibDocument
from synthlit.errors import SynthlitError
from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.documents import DocumentSet
from synthlit.markdown.document import MarkdownDocument
from synthlit.text import Text


@dataclass(frozen=True)
class FileResult:
    """A file: its text before and after fixes, the findings that remain, and those fixed.

    `origin` is the path that it had before, if a fix moved it. A file that was not read, such as
    a generated one that is missing, has no text. One that `was_edited` while it was checked is as
    somebody else left it, without fixes. `documents` are the files after all fixes.
    """

    path: PurePosixPath
    before: str
    after: str
    diagnostics: tuple[Diagnostic, ...] = ()
    fixed: tuple[Diagnostic, ...] = ()
    origin: PurePosixPath | None = None
    was_read: bool = True
    was_edited: bool = False
    documents: DocumentSet = field(default_factory=DocumentSet, compare=False, repr=False)

    @property
    def document(self) -> BibDocument | MarkdownDocument:
        """The file after fixes, parsed; it was read."""
        return self.documents.document(self.path)

    @property
    def is_changed(self) -> bool:
        """Whether a fix changed or moved the file."""
        return self.before != self.after or self.origin is not None


@dataclass(frozen=True)
class LintResult:
    """The files that were checked; their paths are relative to `base`.

    `failures` say which files could not be read or written.
    """

    files: tuple[FileResult, ...]
    base: Path = Path()
    failures: tuple[SynthlitError, ...] = ()

    @property
    def checked(self) -> int:
        """How many files were checked; an empty folder does not count."""
        return sum(file.was_read or bool(file.path.suffix) for file in self.files)

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The findings in all files, in order of position."""
        return tuple(sorted(each for file in self.files for each in file.diagnostics))

    @cached_property
    def fixed(self) -> tuple[Diagnostic, ...]:
        """The findings that were fixed in all files."""
        return tuple(each for file in self.files for each in file.fixed)

    @cached_property
    def sources(self) -> Mapping[PurePosixPath, Text]:
        """The texts of the files after fixes, to quote from."""
        return {file.path: Text(file.after) for file in self.files if file.was_read}

    def line(self, found: Diagnostic) -> str:
        """Return the line of a finding; nothing where its file was not read."""
        source = self.sources.get(found.path)
        return source.line(found.line) if source else ""
