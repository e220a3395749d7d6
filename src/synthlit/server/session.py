"""Lint the text of a file as an editor has it, as the command does with the text on the disk."""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from synthlit.errors import SynthlitError
from synthlit.library import store
from synthlit.library.library import Library, Works
from synthlit.lint import fixer, selection
from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.documents import Change, DocumentSet, read_entry, with_files
from synthlit.lint.fixer import FixMode
from synthlit.lint.linter import Linter
from synthlit.lint.rule import Context, RecordLookup
from synthlit.lint.selection import Choice
from synthlit.settings import ENTRIES, Settings
from synthlit.workflows.file_system import FolderFiles
from synthlit.workflows.lint_place import Place, place_of, relative
from synthlit.workflows.record_lookup import LocalRecords

# Path, time of change and size of every entry file, and the settings.
_State: TypeAlias = tuple[Settings, frozenset[tuple[str, int, int]]]


@dataclass(frozen=True)
class Fixed:
    """A file's text after fixes, and where the file is to be moved, if at all."""

    text: str
    to: Path | None = None


@dataclass(frozen=True)
class _Opened:
    """A file with all that it is linted with."""

    place: Place
    path: PurePosixPath
    documents: DocumentSet
    linter: Linter

    def fixed(self, change: Change) -> Fixed:
        is_moved = change.path != self.path
        return Fixed(change.text, self.place.base / change.path if is_moved else None)


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

    def check(self, file: Path, text: str) -> list[Diagnostic]:
        """Return what is wrong with a file's text, in order of position."""
        opened = self._open(file, text)
        found = opened.linter.check(opened.documents, {opened.path})
        return [each for each in found if each.path == opened.path]

    def fix(self, file: Path, text: str, found: Sequence[Diagnostic]) -> Fixed:
        """Return the file after the fixes of some findings, but for those that meet another's."""
        opened = self._open(file, text)
        documents = opened.documents
        change, _ = fixer.apply(documents, opened.path, found, documents.paths)
        return opened.fixed(change)

    def fix_all(self, file: Path, text: str, mode: FixMode = FixMode.SAFE) -> Fixed:
        """Return the file after all fixes that the mode allows."""
        opened = self._open(file, text)
        results = fixer.fix(opened.linter, opened.documents, mode, {opened.path})
        result = next(each for each in results if opened.path in (each.path, each.origin))
        return opened.fixed(Change(result.path, result.after))

    def _open(self, file: Path, text: str) -> _Opened:
        place = Place(file.parent)
        # Settings that cannot be read are as good as none.
        with suppress(SynthlitError):
            place = place_of(file.parent, None, {}) or place
        path = relative(file, place.base)
        library = None
        if place.settings and (place.is_entry(path) or place.is_list(path)):
            library = self._library(place.base, place.settings)
            if place.is_entry(path):
                files = DocumentSet.of_library(library).files
                opened = {path: read_entry(Change(path, text))}
                library = with_files(library, {**files, **opened}.values())
            pages = {path: text} if place.is_list(path) else {}
            documents = DocumentSet.of_library(library, pages)
        else:
            documents = DocumentSet.of_text(path, text)
        context = Context(
            self._today(), records=self._records(library), file_system=FolderFiles(place.base)
        )
        in_library = library is not None
        rules_for = selection.rules_for(place.lint, Choice(), in_library=in_library)
        return _Opened(place, path, documents, Linter(rules_for, context))

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
