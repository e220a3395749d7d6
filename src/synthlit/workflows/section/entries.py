"""Which entries' files go elsewhere when the sections change, and whose `also` says so."""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from synthlit.bibtex import canonical
from synthlit.errors import SynthlitError
from synthlit.library.library import Work
from synthlit.model.section import SectionPath
from synthlit.settings import ENTRIES
from synthlit.workflows.section.operation import Before, Step

_SEPARATOR = re.compile(r"[,;]")


def moved_entries(root: Path, before: Before, step: Step) -> Mapping[PurePosixPath, PurePosixPath]:
    """Return the files under entries/ that go elsewhere, and where; readable or not.

    Raises SynthlitError where two entries would have one file.
    """
    moves: dict[PurePosixPath, PurePosixPath] = {}
    there = set(_files(root))
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
                "they have one key, which `synthlit lint` tells; rename or remove one first",
            )
        # What is no entry, as .gitkeep, stays where it is.
        del moves[old]
    return moves


def _folded(path: PurePosixPath) -> str:
    return str(path).lower()


def _files(root: Path) -> Iterator[PurePosixPath]:
    for folder, _, names in os.walk(root / ENTRIES):
        inside = PurePosixPath(Path(folder).relative_to(root).as_posix())
        yield from (inside / name for name in names)


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
    names = [name.strip() for name in _SEPARATOR.split(work.entry.get("also")) if name.strip()]
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
