"""Work out every change that an operation on the sections leads to."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from synthlit import settings as settings_
from synthlit.library.store import Changes
from synthlit.model.section import SectionPath
from synthlit.settings import Settings
from synthlit.workflows.section import lists
from synthlit.workflows.section.entries import moved_entries, revised_entries
from synthlit.workflows.section.files import Files
from synthlit.workflows.section.folders import moved_files, renamed_folders
from synthlit.workflows.section.former import remembered
from synthlit.workflows.section.operation import FILE, Before, Operation
from synthlit.workflows.section.prose import revised_prose
from synthlit.workflows.section.targets import targets


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
    files = Files(root, moves, {FILE: text, **revised_entries(before, step, moves)})
    follow = targets(before.settings, after, step, moves, folders).follow
    prose = revised_prose(before, after, step, files, follow)
    files = replace(files, texts={**files.texts, **prose.texts}, gone=prose.gone)
    library = files.library(before.library, after)
    made = lists.follow(before.library, library, files.was, files.now)
    known = {step.now(path) for path in before.settings.paths()}
    return Plan(
        before.settings,
        after,
        [path for path in after.paths() if path not in known],
        step.moves,
        moves,
        [moves.get(path, path) for path in files.texts],
        made.left,
        files.changes(made.write, made.remove),
        prose.notices,
    )
