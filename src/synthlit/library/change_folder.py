"""The folder in which the journal keeps a change, and the files in it."""

import errno
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from synthlit.errors import SynthlitError
from synthlit.library import paths
from synthlit.library.atomic import TemporaryFile
from synthlit.library.change import Change
from synthlit.regular_file import read_bytes

BEGUN, UNDOING, DONE = "begun.json", "undoing.json", "done.json"


@dataclass(frozen=True)
class Kept:
    """A change in the journal, and its folder."""

    change: Change
    folder: Path


@dataclass(frozen=True)
class Recovered:
    """A change that another process began, and that was brought to its end.

    `left` are files that somebody edited since, which stayed as they are.
    """

    title: str
    was_undone: bool
    left: tuple[str, ...]


def read_change(root: Path, folder: Path, name: str) -> Kept:
    """Read a change from its folder, which may have come from somebody else's machine.

    Raises SynthlitError where it cannot be read, and UnsafePath.
    """
    try:
        kept = Kept(Change.from_json(read_bytes(folder / name).decode("utf-8")), folder)
        paths.locations(root, (PurePosixPath(file.path) for file in kept.change.files))
        return kept
    except ValueError as error:
        raise SynthlitError(
            f"{folder / name} cannot be used: {error}",
            "compare the files in that folder with the library's, and remove the folder",
        ) from None


def discard(folder: Path) -> None:
    """Remove a change; first what says that it is one, for the rest may take a while."""
    for name in (BEGUN, UNDOING, DONE):
        (folder / name).unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)


def signature(location: Path) -> tuple[int, ...]:
    """Return what tells one state of a file from another without reading it."""
    status = location.stat()
    return status.st_ino, status.st_size, status.st_mtime_ns, status.st_mode


def copy(source: Path, target: Path) -> None:
    """Make a second name of a file or, where the file system has none, a copy."""
    try:
        os.link(source, target, follow_symlinks=False)
    except (FileNotFoundError, NotADirectoryError):
        raise
    except (OSError, NotImplementedError):
        shutil.copy2(source, target, follow_symlinks=False)


def holds(data: bytes | None, text: str | None) -> bool:
    """Return whether a file's bytes are a text, or there is none where that is None."""
    return text is None if data is None else data.decode("utf-8", "replace") == text


def publish(prepared: Path, location: Path) -> None:
    """Put a prepared file in its place, also on another file system."""
    location.parent.mkdir(parents=True, exist_ok=True)
    try:
        prepared.replace(location)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        beside = TemporaryFile(location, prepared.read_bytes())
        beside.make_durable()
        beside.publish()


def unlink(root: Path, location: Path) -> None:
    """Remove a file of a library, and the folders that are empty then."""
    location.unlink(missing_ok=True)
    folder = location.parent
    with suppress(OSError):  # rmdir refuses a folder that is not empty
        while folder != root:
            folder.rmdir()
            folder = folder.parent
