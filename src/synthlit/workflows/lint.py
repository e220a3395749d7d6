"""Judge a library by its rules, and mend what can be mended."""

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path, PurePosixPath

from synthlit.errors import SynthlitError
from synthlit.library import store
from synthlit.library.library import Library, Unreadable, Work
from synthlit.library.store import Changes
from synthlit.lint import fixer, linter
from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.rule import RecordLookup
from synthlit.lint.rule_set import Rules
from synthlit.lint.rules.generated_files import stale_output
from synthlit.settings import Settings
from synthlit.workflows.diff import unified
from synthlit.workflows.export import lists, stale
from synthlit.workflows.file_system import FolderFiles


class Mending(StrEnum):
    """Which fixes are carried out."""

    NONE = "none"
    SAFE = "safe"
    ALL = "all"


@dataclass(frozen=True)
class Linted:
    """A library before and after mending, what is wrong in it then, and what was mended."""

    before: Library
    after: Library
    diagnostics: tuple[Diagnostic, ...]
    judged: int
    mended: tuple[Diagnostic, ...]
    changes: Changes

    @property
    def texts(self) -> Mapping[PurePosixPath, str]:
        """The texts of the entry files after mending."""
        return _texts(self.after)

    def diff(self) -> str:
        """Return what mending changes in the entry files, as a unified diff."""
        old = _texts(self.before)
        moved = {work.key: work.path for work in self.before.works}
        lines: list[str] = []
        for path, text in self.changes.write.items():
            origin = path if path in old else moved[path.stem]
            if old[origin] == text:
                lines.append(f"rename from {origin}\nrename to {path}\n")
            lines.append(unified(str(origin), old[origin], text, str(path)))
        return "".join(lines)


def lint(
    root: Path,
    settings: Settings,
    rules: Rules,
    paths: Sequence[Path] = (),
    *,
    mending: Mending = Mending.NONE,
    write: bool = True,
    today: date,
    known: Callable[[Library], RecordLookup] | None = None,
) -> Linted:
    """Judge the library, or what of it lies at or under the paths; with fixes, mend it first.

    Without `write`, the fixes are only worked out.

    `known` makes of the library what is known of papers. Raises SynthlitError for a path where
    nothing is to be judged.
    """
    mends = mending is not Mending.NONE
    with store.writing(root) if write and mends else nullcontext():
        before = store.load(root, settings)
        only = _among(root, before, paths)
        knows = known(before) if known else None
        fixed = fixer.Fixed(before, Changes(), ())
        if mends:
            unsafe = mending is Mending.ALL
            fixed = fixer.fix(before, rules, today=today, unsafe=unsafe, known=knows, only=only)
        if write:
            store.apply(root, fixed.changes)
    after = fixed.library
    if only is not None:
        only = only.difference(fixed.changes.remove).union(fixed.changes.write)
    # A file that is named is judged alone: making all lists again would tell nothing about it.
    outdated = stale(root, after) if stale_output in rules and only is None else ()
    sizes = {page: len(text.encode()) for page, text in lists(root, after).items()}
    found = linter.check(
        after,
        rules,
        today=today,
        stale=outdated,
        sizes=sizes,
        known=knows,
        neighbours=FolderFiles(root),
        only=only,
    )
    judged = len(_texts(after)) + len(outdated) if only is None else len(only)
    return Linted(before, after, tuple(found), judged, fixed.diagnostics, fixed.changes)


def _among(root: Path, library: Library, paths: Sequence[Path]) -> set[PurePosixPath] | None:
    """Return the entry files at or under the paths, or None where no path is named."""
    if not paths:
        return None
    known = _texts(library)
    chosen: set[PurePosixPath] = set()
    for path in paths:
        place = os.path.relpath(path.resolve(), root.resolve()).replace(os.sep, "/")
        inside = {file for file in known if file.is_relative_to(place)}
        if place != "." and not inside:
            raise SynthlitError(
                f"there is no entry file at {path}", "name files or folders under entries/"
            )
        chosen |= inside
    return chosen


def _texts(library: Library) -> dict[PurePosixPath, str]:
    files: tuple[Work | Unreadable, ...] = (*library.works, *library.unreadable)
    return {file.path: file.text for file in files}
