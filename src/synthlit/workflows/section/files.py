"""The files that move when the sections change: entries, folders, and their texts."""

import os
from collections.abc import Iterator, Mapping, Sequence
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
    """Return whether the heir is the section under its new name, and not another section."""
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
    def refuse(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):
            raise SynthlitError(
                f"{error.filename} cannot be read: {error.strerror}",
                "give yourself the right to read it",
            )

    for inside, _, names in os.walk(root / folder, onerror=refuse):
        path = PurePosixPath(Path(inside).relative_to(root).as_posix())
        yield from (path / name for name in sorted(names))


def moved_entries(root: Path, before: Before, step: Step) -> Mapping[PurePosixPath, PurePosixPath]:
    """Return the files under entries/ that go elsewhere, and where; readable or not.

    Raises SynthlitError where two entries would have one file.
    """
    moves: dict[PurePosixPath, PurePosixPath] = {}
    there = set(_files(root, PurePosixPath(ENTRIES)))
    for file in sorted(there):
        place = before.place_of(file)
        now = step.works.get(file, step.now(place))
        if now and now != place:
            moves[file] = PurePosixPath(ENTRIES, str(now), file.name)
    taken = {_folded(file): file for file in there - moves.keys()}
    for old, new in list(moves.items()):
        other = taken.setdefault(_folded(new), old)
        if other == old:
            continue
        if old.suffix == ".bib":
            raise SynthlitError(
                f"{old} and {other} would be one file",
                "they have one key, which `synthlit lint` reports; rename or remove one first",
            )
        # What is no entry, as .gitkeep, stays where it is.
        del moves[old]
    return moves


def _folded(path: PurePosixPath) -> str:
    return str(path).lower()


def revised_entries(
    before: Before, step: Step, moves: Mapping[PurePosixPath, PurePosixPath]
) -> Mapping[PurePosixPath, str]:
    """Return the text of each entry whose `also` has to change, by the path it had before."""
    found: dict[PurePosixPath, str] = {}
    for work in before.library.works:
        also = _also(before, step, work, is_moved=work.path in moves)
        if also is not None:
            entry = work.entry.revised({"also": also or None})
            found[work.path] = canonical.write(entry, work.file)
    return found


def _also(before: Before, step: Step, work: Work, *, is_moved: bool) -> str | None:
    """Return what `also` says of the sections as they are now; None where it said so before.

    The work's own section is not named again, nor any section twice.
    """
    names = [
        name.strip() for name in work.entry.get("also").replace(";", ",").split(",") if name.strip()
    ]
    new = [_now(before, step, name) for name in names]
    if new == names and not is_moved:
        return None
    place = before.place_of(work.path)
    own = step.works.get(work.path, step.now(place))
    kept = [name for name in dict.fromkeys(new) if name != str(own)]
    return ", ".join(kept) if kept != names else None


def _now(before: Before, step: Step, name: str) -> str:
    """Return a place's name now; one that is unknown, or of the past, stays as it is written."""
    path = SectionPath.parse(name)
    if path is None or path not in before.settings.taxonomy.names:
        return name
    return str(step.now(path) or name)


@dataclass(frozen=True)
class Files:
    """Which files move, which texts change, and which files go; texts are by the path before.

    `was` returns the text of a file before, or None where there is none.
    """

    was: Current
    moves: Mapping[PurePosixPath, PurePosixPath]
    texts: Mapping[PurePosixPath, str]
    gone: frozenset[PurePosixPath] = frozenset()

    @cached_property
    def _origins(self) -> Mapping[PurePosixPath, PurePosixPath]:
        return {new: old for old, new in self.moves.items()}

    def now(self, path: PurePosixPath) -> str | None:
        """Return the text of a file after, or None where there is none."""
        if path not in self._origins and (path in self.moves or path in self.gone):
            return None
        origin = self._origins.get(path, path)
        return self.texts[origin] if origin in self.texts else self.was(origin)

    def changes(
        self,
        before: Library,
        further: Mapping[PurePosixPath, str],
        removed: Sequence[PurePosixPath],
    ) -> Changes:
        """Return what has to be done on the disk; further texts are by the path after."""
        write = {self.moves.get(path, path): text for path, text in self.texts.items()}
        write |= further
        move = {old: new for old, new in self.moves.items() if new not in write}
        gone = {*self.moves, *self.gone, *removed} - move.keys() - write.keys()
        known = {work.path: work.text for work in before.works}
        read = {path: known.get(path) or self.was(path) for path in (*write, *gone)}
        return Changes(write, tuple(sorted(gone)), move, read)

    def library(self, before: Library, settings: Settings) -> Library:
        """Return the library as it will be."""
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
