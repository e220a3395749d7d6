"""Find the files that move when the sections change, and the texts that they get."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path, PurePosixPath

from synthlit.bibtex import canonical
from synthlit.errors import SynthlitError
from synthlit.formats.format import Current
from synthlit.library import layout, store
from synthlit.library.library import Library, Work
from synthlit.library.store import Changes
from synthlit.model.section import SectionPath
from synthlit.settings import ENTRIES, Section, Settings
from synthlit.workflows.section.operation import Before, Step


def renamed_folders(
    before: Settings, after: Settings, step: Step
) -> Mapping[PurePosixPath, PurePosixPath]:
    """Return the folders of sections that get another name."""
    return {
        PurePosixPath(old.folder): PurePosixPath(new.folder)
        for old, new, is_same in successors(before, after, step)
        if is_same and old.folder and new.folder and old.folder != new.folder
    }


def successors(
    before: Settings, after: Settings, step: Step
) -> Iterator[tuple[Section, Section, bool]]:
    """Yield each section, the one that has its names now, and whether that is the same one."""
    for section in before.sections:
        if now := step.now(section.path):
            others = {other.slug for other in before.sections if other != section}
            yield section, after.section(now.section), now.section not in others


def moved_files(
    root: Path, before: Settings, folders: Mapping[PurePosixPath, PurePosixPath]
) -> Mapping[PurePosixPath, PurePosixPath]:
    """Return the new path of every file of the folders.

    Raises SynthlitError if a folder of the new name contains files, except the page of a section
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
                f"{new} already exists and contains files", "choose another folder, or move them"
            )
        moves |= {file: new / file.relative_to(old) for file in _files(root, old)}
    return moves


def _files(root: Path, folder: PurePosixPath) -> Iterator[PurePosixPath]:
    for inside, _, names in os.walk(root / folder):
        path = PurePosixPath(Path(inside).relative_to(root).as_posix())
        yield from (path / name for name in sorted(names))


def moved_entries(root: Path, before: Before, step: Step) -> Mapping[PurePosixPath, PurePosixPath]:
    """Return the new path of each file under entries/ that moves, readable or not.

    Raises SynthlitError if two entries would have one file.
    """
    moves: dict[PurePosixPath, PurePosixPath] = {}
    there = set(_files(root, PurePosixPath(ENTRIES)))
    for file in sorted(there):
        place = before.place_of(file)
        now = step.works.get(file, step.now(place))
        if now and now != place:
            moves[file] = PurePosixPath(ENTRIES, str(now), file.name)
    taken = {str(file).lower(): file for file in there - moves.keys()}
    for old, new in list(moves.items()):
        other = taken.setdefault(str(new).lower(), old)
        if other != old and old.suffix == ".bib":
            raise SynthlitError(
                f"{old} and {other} would be one file",
                "they have the same key; rename or remove one of them first",
            )
        if other != old:
            # A file that is not an entry, such as .gitkeep, does not move.
            del moves[old]
    return moves


def revised_entries(
    before: Before, step: Step, moves: Mapping[PurePosixPath, PurePosixPath]
) -> Mapping[PurePosixPath, str]:
    """Return the text of each entry whose `also` has to change, by the path it had before."""
    return {
        work.path: canonical.write(work.entry.revised({"also": also or None}), work.file)
        for work in before.library.works
        if (also := _also(before, step, work, is_moved=work.path in moves)) is not None
    }


def _also(before: Before, step: Step, work: Work, *, is_moved: bool) -> str | None:
    """Return the new value of a work's `also`, or None if it does not change.

    It does not contain the work's own section, nor any section twice.
    """
    names = [
        name.strip() for name in work.entry.get("also").replace(";", ",").split(",") if name.strip()
    ]
    new = [_now(before, step, name) for name in names]
    if new == names and not is_moved:
        return None
    own = step.works.get(work.path, step.now(before.place_of(work.path)))
    kept = [name for name in dict.fromkeys(new) if name != str(own)]
    return ", ".join(kept) if kept != names else None


def _now(before: Before, step: Step, name: str) -> str:
    """Return the new name of a section; an unknown or former name does not change."""
    path = SectionPath.parse(name)
    return str(step.now(path) or name) if path and path in before.paths else name


@dataclass(frozen=True)
class Files:
    """Which files move, change and are removed; texts are by the path before.

    `was` returns the text of a file before, or None if there is no file.
    """

    was: Current
    moves: Mapping[PurePosixPath, PurePosixPath]
    texts: Mapping[PurePosixPath, str]
    gone: frozenset[PurePosixPath] = frozenset()

    @cached_property
    def _origins(self) -> Mapping[PurePosixPath, PurePosixPath]:
        return {new: old for old, new in self.moves.items()}

    def now(self, path: PurePosixPath) -> str | None:
        """Return the text of a file after the change, or None if there is no file."""
        if path not in self._origins and (path in self.moves or path in self.gone):
            return None
        origin = self._origins.get(path, path)
        return self.texts[origin] if origin in self.texts else self.was(origin)

    def changes(self, lists: Changes) -> Changes:
        """Return the changes of all files, with those of the generated lists."""
        write = {self.moves.get(path, path): text for path, text in self.texts.items()}
        write |= lists.write
        move = {old: new for old, new in self.moves.items() if new not in write}
        gone = {*self.moves, *self.gone, *lists.remove} - move.keys() - write.keys()
        return Changes(write, tuple(sorted(gone)), move)

    def library(self, before: Library, settings: Settings) -> Library:
        """Return the library after the change."""
        works = sorted((self._work(work) for work in before.works), key=lambda w: w.path.parts)
        unreadable = (
            replace(file, path=self.moves.get(file.path, file.path)) for file in before.unreadable
        )
        return Library(settings, tuple(works), tuple(unreadable))

    def _work(self, work: Work) -> Work:
        path = self.moves.get(work.path, work.path)
        if path == work.path and path not in self.texts:
            return work
        found = store.read_work(path, self.texts.get(work.path, work.text).encode())
        assert isinstance(found, Work)
        return found
