"""Which sections' folders get another name, and which files move with them."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from synthlit.errors import SynthlitError
from synthlit.library import layout
from synthlit.settings import Section, Settings
from synthlit.workflows.section.operation import Step


def renamed_folders(
    before: Settings, after: Settings, step: Step
) -> Mapping[PurePosixPath, PurePosixPath]:
    """Return the folders of sections that go on under another name."""
    found: dict[PurePosixPath, PurePosixPath] = {}
    for section, new in heirs(before, after, step):
        if goes_on(before, section, new) and section.folder and new.folder:
            found[PurePosixPath(section.folder)] = PurePosixPath(new.folder)
    return {old: new for old, new in found.items() if old != new}


def heirs(before: Settings, after: Settings, step: Step) -> Iterator[tuple[Section, Section]]:
    """Yield each section whose names something has now, and the section that has them."""
    for section in before.sections:
        if now := step.now(section.path):
            yield section, after.section(now.section)


def goes_on(before: Settings, section: Section, heir: Section) -> bool:
    """Tell whether the heir is the section, whatever it is called now, and not one beside it."""
    others = {other.slug for other in before.sections} - {section.slug}
    return heir.slug not in others


def moved_files(
    root: Path, before: Settings, folders: Mapping[PurePosixPath, PurePosixPath]
) -> Mapping[PurePosixPath, PurePosixPath]:
    """Return every file of the folders, and where it goes.

    Raises SynthlitError where a folder of the new name is in use, but for the page of a section
    that had that name before.
    """
    moves: dict[PurePosixPath, PurePosixPath] = {}
    former = {
        PurePosixPath(folder) / layout.README
        for section in before.sections
        for folder in section.former_folders
    }
    for old, new in folders.items():
        if set(_files(root, new)) - former or (root / new).is_file():
            raise SynthlitError(
                f"{new} is there already, and holds files", "choose another folder, or move them"
            )
        moves |= {file: new / file.relative_to(old) for file in _files(root, old)}
    return moves


def _files(root: Path, folder: PurePosixPath) -> Iterator[PurePosixPath]:
    for inside, _, names in os.walk(root / folder):
        path = PurePosixPath(Path(inside).relative_to(root).as_posix())
        yield from (path / name for name in sorted(names))
