"""Lint the text of a file in an editor, as the command does with the text on the disk."""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from synthlit.errors import SynthlitError
from synthlit.library import store
from synthlit.library.library import Library, Works
from synthlit.lint import fixer, selection
from synthlit.lint.context import Context, RecordLookup
from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.documents import Change, DocumentSet, read_entry, with_files
from synthlit.lint.fixer import FixMode
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

    _base: Path
    _path: PurePosixPath
    _documents: DocumentSet
    _linter: Linter

    @property
    def source(self) -> Text:
        """The text of the file."""
        return self._documents.document(self._path).source

    @cached_property
    def diagnostics(self) -> list[Diagnostic]:
        """The findings in the file, in order of position."""
        found = self._linter.check(self._documents, {self._path})
        return [each for each in found if each.path == self._path]

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

    def open(self, file: Path, text: str) -> OpenFile:
        """Return a file with the text that an editor has."""
        scope = Scope(file.parent)
        # Invalid settings are ignored, as if there were none.
        with suppress(SynthlitError):
            scope = scope_of(file.parent, None, {}) or scope
        path = relative(file, scope.base)
        library = None
        if scope.settings and (scope.is_entry(path) or scope.is_list(path)):
            library = self._library(scope.base, scope.settings)
            if scope.is_entry(path):
                files = DocumentSet.of_library(library).files
                opened = {path: read_entry(Change(path, text))}
                library = with_files(library, {**files, **opened}.values())
            pages = {path: text} if scope.is_list(path) else {}
            documents = DocumentSet.of_library(library, pages)
        else:
            documents = DocumentSet.of_text(path, text)
        context = Context(
            self._today(), records=self._records(library), file_system=FolderFiles(scope.base)
        )
        in_library = library is not None
        rules_for = selection.rules_for(scope.lint, Choice(), in_library=in_library)
        return OpenFile(scope.base, path, documents, Linter(rules_for, context))

    def _library(self, root: Path, settings: Settings) -> Library:
        state = settings, frozenset(_stamps(root / ENTRIES))
        if root not in self._libraries or self._libraries[root][0] != state:
            self._libraries[root] = state, store.load(root, settings)
        return self._libraries[root][1]


def _stamps(folder: Path) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    for inside, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(inside, name)  # noqa: PTH118
            with suppress(OSError):
                status = os.stat(path)  # noqa: PTH116
                found.append((path, status.st_mtime_ns, status.st_size))
    return found
