"""Lint the text of a file in an editor, as the command does with the text on the disk."""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from synthlit.errors import SynthlitError
from synthlit.library import store
from synthlit.library.library import Library, Works
from synthlit.lint import fixer, related, selection
from synthlit.lint.context import Context, RecordLookup
from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.documents import SUFFIX, Change, DocumentSet, read_entry, with_files
from synthlit.lint.fixer import FixMode
from synthlit.lint.incremental import IncrementalCheck
from synthlit.lint.linter import Linter
from synthlit.lint.selection import Choice
from synthlit.settings import ENTRIES, Settings
from synthlit.text import Text
from synthlit.workflows.file_system import FolderFiles
from synthlit.workflows.lint_scope import Scope, relative, scope_of
from synthlit.workflows.record_lookup import LocalRecords

# Path, time of change and size of every entry file, and the settings.
_State: TypeAlias = tuple[Settings, frozenset[tuple[str, int, int]]]


@dataclass(frozen=True)
class Fixed:
    """A file's text after fixes, and where the file is to be moved, if at all."""

    text: str
    to: Path | None = None


@dataclass(frozen=True)
class OpenFile:
    """A file as an editor has it, with all that it is linted with."""

    source: Text
    _base: Path
    _path: PurePosixPath
    _linter: Linter
    _read: Callable[[], DocumentSet]
    _check: Callable[[], list[Diagnostic]]

    @cached_property
    def _documents(self) -> DocumentSet:
        """The file, and those that it is compared with; they are read only when needed."""
        return self._read()

    @cached_property
    def diagnostics(self) -> list[Diagnostic]:
        """The findings in the file, in order of position."""
        return self._check()

    @property
    def can_be_fixed(self) -> bool:
        """Whether a fix may change the file; never where a part of it could not be read."""
        return "\ufffd" not in self.source.text and all(
            each.code != "SYN001" for each in self.diagnostics
        )

    def fix(self, found: Sequence[Diagnostic]) -> Fixed:
        """Return the file after the fixes of some findings; where two overlap, after the first."""
        change, _ = fixer.apply(self._documents, self._path, found, self._documents.paths)
        return self._fixed(change.path, change.text)

    def fix_all(self, mode: FixMode = FixMode.SAFE) -> Fixed:
        """Return the file after all fixes that the mode allows."""
        results = fixer.fix(self._linter, self._documents, mode, {self._path})
        result = next(each for each in results if self._path in (each.path, each.origin))
        return self._fixed(result.path, result.after)

    def _fixed(self, path: PurePosixPath, text: str) -> Fixed:
        return Fixed(text, self._base / path if path != self._path else None)


class Session:
    """Lints texts; a library is read again when anything in it has changed on the disk."""

    def __init__(
        self,
        today: Callable[[], date],
        records: Callable[[Works | None], RecordLookup] = LocalRecords,
    ) -> None:
        self._today = today
        self._records = records
        self._libraries: dict[Path, tuple[_State, Library]] = {}
        self._kept: dict[Path, tuple[tuple[Scope, date], Linter, IncrementalCheck]] = {}

    def open(
        self, file: Path, text: str, is_in_vain: Callable[[], bool] = lambda: False
    ) -> OpenFile:
        """Return a file with the text that an editor has.

        Its check raises Cancelled when it is in vain.
        """
        scope = Scope(file.parent)
        # Invalid settings are ignored, as if there were none.
        with suppress(SynthlitError):
            scope = scope_of(file.parent, None, {}) or scope
        path = relative(file, scope.base)
        if scope.settings and (scope.is_entry(path) or scope.is_list(path)):
            return self._in_library(scope, scope.settings, path, text)
        if path.suffix.lower() == SUFFIX:
            return self._bib(file, scope, path, text, is_in_vain)
        documents = DocumentSet.of_text(path, text)
        return _whole(scope, path, documents, self._linter(scope, None))

    def close(self, file: Path) -> None:
        """Forget what was found in a file."""
        self._kept.pop(file, None)

    def _bib(
        self,
        file: Path,
        scope: Scope,
        path: PurePosixPath,
        text: str,
        is_in_vain: Callable[[], bool],
    ) -> OpenFile:
        state = scope, self._today()
        if file not in self._kept or self._kept[file][0] != state:
            linter = self._linter(scope, None)
            self._kept[file] = state, linter, IncrementalCheck(path, linter)
        _, linter, kept = self._kept[file]
        return OpenFile(
            Text(text),
            scope.base,
            path,
            linter,
            lambda: DocumentSet.of_text(path, text),
            lambda: kept.check(text, is_in_vain),
        )

    def _in_library(
        self, scope: Scope, settings: Settings, path: PurePosixPath, text: str
    ) -> OpenFile:
        library = self._library(scope.base, settings)
        if scope.is_entry(path):
            files = DocumentSet.of_library(library).files
            opened = {path: read_entry(Change(path, text))}
            library = with_files(library, {**files, **opened}.values())
        pages = {path: text} if scope.is_list(path) else {}
        documents = DocumentSet.of_library(library, pages)
        linter = self._linter(scope, library)
        return _whole(scope, path, documents, linter)

    def _linter(self, scope: Scope, library: Library | None) -> Linter:
        context = Context(
            self._today(), records=self._records(library), file_system=FolderFiles(scope.base)
        )
        in_library = library is not None
        return Linter(selection.rules_for(scope.lint, Choice(), in_library=in_library), context)

    def _library(self, root: Path, settings: Settings) -> Library:
        state = settings, frozenset(_stamps(root / ENTRIES))
        if root not in self._libraries or self._libraries[root][0] != state:
            self._libraries[root] = state, store.load(root, settings)
        return self._libraries[root][1]


def _whole(scope: Scope, path: PurePosixPath, documents: DocumentSet, linter: Linter) -> OpenFile:
    """Return a file that is checked as a whole; an entry is compared with related ones only."""

    def check() -> list[Diagnostic]:
        lint = partial(related.check, linter) if documents.is_library else linter.check
        return [each for each in lint(documents, {path}) if each.path == path]

    source = documents.document(path).source
    return OpenFile(source, scope.base, path, linter, lambda: documents, check)


def _stamps(folder: Path) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    for inside, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(inside, name)  # noqa: PTH118
            with suppress(OSError):
                status = os.stat(path)  # noqa: PTH116
                found.append((path, status.st_mtime_ns, status.st_size))
    return found
