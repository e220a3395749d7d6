"""Bring the generated lists up to date with the sections, where they were up to date before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from synthlit.errors import BrokenMarkers, MissingMarkers
from synthlit.formats import registry
from synthlit.formats.format import Current, Format
from synthlit.library.library import Library


@dataclass(frozen=True)
class Lists:
    """The generated files as they shall be, those that go, and which formats were left."""

    write: Mapping[PurePosixPath, str] = field(default_factory=dict)
    remove: Sequence[PurePosixPath] = ()
    left: Sequence[str] = ()


def follow(before: Library, after: Library, was: Current, now: Current) -> Lists:
    """Return the lists of the library after a change.

    A format whose files are not what the library before makes is left: they hold what somebody
    wrote there, or were never made. `was` and `now` give the text of a file before and after.
    """
    write: dict[PurePosixPath, str] = {}
    remove: list[PurePosixPath] = []
    left: list[str] = []
    for name in before.settings.export.formats:
        made = registry.load(name)
        old = _made(made, before, was)
        if any(was(path) != text for path, text in old.items()) or not old:
            left.append(name)
            continue
        new = made.files(after, now)
        write |= {path: text for path, text in new.items() if now(path) != text}
        remove += [path for path in old.keys() - new.keys() if made.HEAD]
    return Lists(write, sorted(remove), left)


def _made(made: Format, library: Library, current: Current) -> Mapping[PurePosixPath, str]:
    """Return what the format's files are; none where one of them has no place for it."""
    try:
        return made.files(library, current)
    except (MissingMarkers, BrokenMarkers):
        return {}
