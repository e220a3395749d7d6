"""Work out every change that an operation on the sections leads to, and carry it out."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from synthlit import settings as settings_
from synthlit.errors import BrokenMarkers, MissingMarkers
from synthlit.formats import registry
from synthlit.formats.format import Current, Format
from synthlit.formats.generated import compare
from synthlit.library import store
from synthlit.library.fingerprint import State
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

    `places` are those called otherwise now, None where nothing has their names; `revised` are the
    settings, entries and pages whose text changes, by the path that they have then; `left` are
    the formats whose generated files do not follow, for they were not up to date before.
    """

    before: Settings
    after: Settings
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
        """The files that go and do not come back under another name."""
        return [path for path in self.changes.remove if path not in self.moved]


def plan(root: Path, operation: Operation) -> Plan:
    """Return what the operation changes; nothing is written.

    Raises SynthlitError where it cannot be carried out.
    """
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
    library = files.library(before.library, after)
    write, remove, left = _lists(before.library, library, files.was, files.now)
    known = {step.now(path) for path in before.settings.paths()}
    return Plan(
        before.settings,
        after,
        [path for path in after.paths() if path not in known],
        step.moves,
        moves,
        [moves.get(path, path) for path in files.texts],
        left,
        files.changes(before.library, write, remove),
        pages.notices,
    )


def perform(
    root: Path, operation: Operation, *, title: str = "section", dry_run: bool = False
) -> Plan:
    """Carry the operation out under the library's lock, or only work it out.

    `title` is the command in words, for `undo`.

    Raises SynthlitError where it cannot be done; nothing is changed then.
    """
    if dry_run:
        return plan(root, operation)
    with store.writing(root):
        planned = plan(root, operation)
        store.apply(root, planned.changes, title)
    return planned


def _lists(
    before: Library, after: Library, was: Current, now: Current
) -> tuple[Mapping[PurePosixPath, str], Sequence[PurePosixPath], Sequence[str]]:
    """Return the generated files after a change, those that go, and which formats are left.

    A format whose files are not what the library before makes is left: they hold what somebody
    wrote there, or were never made. `was` and `now` give the text of a file before and after.
    """
    write: dict[PurePosixPath, str] = {}
    remove: list[PurePosixPath] = []
    left: list[str] = []
    for name in before.settings.export.formats:
        made = registry.load(name)
        old = _made(made, before, was)
        states = {compare(old, path, was) for path in old}
        if not old or not states <= {State.CURRENT, State.UNKNOWN}:
            left.append(name)
            continue
        new = made.files(after, now)
        write |= {path: text for path, text in new.items() if now(path) != text}
        remove += [path for path in old.keys() - new.keys() if made.HEAD]
    return write, sorted(remove), left


def _made(made: Format, library: Library, current: Current) -> Mapping[PurePosixPath, str]:
    """Return what the format's files are; none where one of them has no place for it."""
    try:
        return made.files(library, current)
    except (MissingMarkers, BrokenMarkers):
        return {}
