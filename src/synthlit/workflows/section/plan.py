"""Plan every change that an operation on the sections leads to, and apply it."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from synthlit import settings as settings_
from synthlit.errors import BrokenMarkers, MissingMarkers
from synthlit.formats import registry
from synthlit.formats.format import Current, Format
from synthlit.library import store
from synthlit.library.library import Library
from synthlit.library.store import Changes
from synthlit.model.section import SectionPath
from synthlit.settings import Settings
from synthlit.workflows.section.files import (
    Files,
    moved_entries,
    moved_files,
    renamed_folders,
    revised_entries,
)
from synthlit.workflows.section.former import remembered
from synthlit.workflows.section.links import targets
from synthlit.workflows.section.operation import FILE, Before, Operation
from synthlit.workflows.section.pages import revised_pages


@dataclass(frozen=True)
class Plan:
    """What an operation changes.

    `places` has the new path of each place whose path changes, None if nothing has its names;
    `revised` are the settings, entries and pages whose text changes, by their new paths; `left`
    are the formats whose generated files are not written, because they were not up to date.
    """

    before: Settings
    added: Sequence[SectionPath]
    places: Mapping[SectionPath, SectionPath | None]
    moved: Mapping[PurePosixPath, PurePosixPath]
    revised: Sequence[PurePosixPath]
    left: Sequence[str]
    changes: Changes
    notices: Sequence[str] = ()

    @property
    def generated(self) -> Sequence[PurePosixPath]:
        """The generated files that are written."""
        return [path for path in self.changes.write if path not in self.revised]

    @property
    def removed(self) -> Sequence[PurePosixPath]:
        """The files that are removed and do not get another name."""
        return [path for path in self.changes.remove if path not in self.moved]


def perform(root: Path, operation: Operation, *, dry_run: bool = False) -> Plan:
    """Apply the operation under the library's lock, or only plan it.

    Raises SynthlitError if it is impossible; nothing is changed then.
    """
    if dry_run:
        return _plan(root, operation)
    with store.writing(root):
        planned = _plan(root, operation)
        store.apply(root, planned.changes)
    return planned


def _plan(root: Path, operation: Operation) -> Plan:
    before = Before.load(root)
    step = operation(before)
    text = str(remembered(before, step))
    after = settings_.parse(tomllib.loads(text.removeprefix("\ufeff")), {})
    folders = renamed_folders(before.settings, after, step)
    moves = {
        **moved_entries(root, before, step),
        **moved_files(root, before.settings, folders),
    }
    files = Files(before.text, moves, {FILE: text, **revised_entries(before, step, moves)})
    follow = targets(before.settings, after, step, moves, folders).follow
    pages = revised_pages(root, before, after, step, files, follow)
    files = replace(files, texts={**files.texts, **pages.texts}, gone=pages.gone)
    lists, left = _lists(before.library, files.library(before.library, after), files)
    known = {step.now(path) for path in before.paths}
    return Plan(
        before.settings,
        [path for path in after.paths() if path not in known],
        step.moves,
        moves,
        [moves.get(path, path) for path in files.texts],
        left,
        files.changes(lists),
        pages.notices,
    )


def _lists(before: Library, after: Library, files: Files) -> tuple[Changes, Sequence[str]]:
    """Return the changes of the generated files, and the formats whose files do not change.

    These are the formats whose files are not what the library before makes: somebody wrote into
    them, or they were never made.
    """
    write: dict[PurePosixPath, str] = {}
    remove: list[PurePosixPath] = []
    left: list[str] = []
    for name in before.settings.export.formats:
        made = registry.load(name)
        old = _made(made, before, files.was)
        if any(files.was(path) != text for path, text in old.items()) or not old:
            left.append(name)
            continue
        new = made.files(after, files.now)
        write |= {path: text for path, text in new.items() if files.now(path) != text}
        remove += [path for path in old.keys() - new.keys() if made.HEAD]
    return Changes(write, tuple(remove)), left


def _made(made: Format, library: Library, current: Current) -> Mapping[PurePosixPath, str]:
    """Return the format's files; none if one of them has no markers for its generated part."""
    try:
        return made.files(library, current)
    except (MissingMarkers, BrokenMarkers):
        return {}
