"""The disk: load a library, and write to it so that nobody ever sees half a file."""

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from filelock import FileLock, Timeout

from synthlit.errors import LibraryBusy, UnsafePath
from synthlit.library import bibfile
from synthlit.library.bibfile import BibFile, Problem
from synthlit.library.library import Library, Unreadable, Work
from synthlit.model.section import SectionPath
from synthlit.settings import ENTRIES, Settings

LOCK = ".synthlit.lock"
_BUSY_AFTER = 30.0


@dataclass(frozen=True)
class Changes:
    """What is to be written and removed, by path relative to the library."""

    write: Mapping[PurePosixPath, str] = field(default_factory=dict)
    remove: tuple[PurePosixPath, ...] = ()


def load(root: Path, settings: Settings) -> Library:
    """Read every entry file of the library; one that cannot be read is kept as `Unreadable`."""
    works: list[Work] = []
    unreadable: list[Unreadable] = []
    for path, location in _entry_files(root):
        found = read_work(path, location.read_bytes())
        if isinstance(found, Work):
            works.append(found)
        else:
            unreadable.append(found)
    return Library(settings, tuple(works), tuple(unreadable))


def _entry_files(root: Path) -> Iterator[tuple[PurePosixPath, Path]]:
    """Yield the `.bib` files under entries/ in the order of their paths, whatever the disk's."""
    base = os.path.join(root, ENTRIES)
    found: list[tuple[PurePosixPath, Path]] = []
    for folder, folders, names in os.walk(base):
        folders[:] = [name for name in folders if not name.startswith(".")]
        inside = os.path.relpath(folder, root).replace(os.sep, "/")
        found += [
            (PurePosixPath(inside, name), Path(folder, name))
            for name in names
            if name.endswith(".bib") and not name.startswith(".")
        ]
    return iter(sorted(found, key=lambda pair: pair[0].parts))


def read_work(path: PurePosixPath, data: bytes) -> Work | Unreadable:
    """Read one entry file; where it lies says in which section the work is filed."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        column = fault.start - data.rfind(b"\n", 0, fault.start)
        problem = Problem("the file is not UTF-8", line, column)
        return Unreadable(path, data.decode("utf-8", "replace"), BibFile(), (problem,))
    file = bibfile.read(text)
    if len(file.entries) != 1 or file.problems:
        return Unreadable(path, text, file, file.problems)
    return Work(file.entries[0], _section(path), path, text, file)


def _section(path: PurePosixPath) -> SectionPath:
    folders = path.parts[1:-1]
    return SectionPath(folders[0] if folders else "", "/".join(folders[1:]))


@contextmanager
def writing(root: Path, patience: float = _BUSY_AFTER) -> Iterator[None]:
    """Hold the library's write lock; what is read inside stays true until the block ends.

    Raises LibraryBusy after `patience` seconds.
    """
    lock = root / LOCK
    try:
        with FileLock(lock, timeout=patience):
            yield
    except Timeout:
        raise LibraryBusy(str(lock)) from None


def apply(root: Path, changes: Changes) -> None:
    """Write and remove files. Every path is checked before the first is touched.

    Raises UnsafePath.
    """
    root = root.resolve()
    for path in (*changes.write, *changes.remove):
        _inside(root, path)
    for path, text in changes.write.items():
        write_atomically(_inside(root, path), text)
    for path in changes.remove:
        location = _inside(root, path)
        location.unlink(missing_ok=True)
        _remove_empty(location.parent, root)


def _inside(root: Path, path: PurePosixPath) -> Path:
    """Return the location of a path, following no link out of the library."""
    if path.is_absolute() or ".." in path.parts:
        raise UnsafePath(str(path))
    location = root.joinpath(*path.parts)
    if not location.resolve().is_relative_to(root):
        raise UnsafePath(str(path))
    return location


def _remove_empty(folder: Path, root: Path) -> None:
    while folder != root and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def write_atomically(location: Path, text: str) -> None:
    """Write a file beside the place, flush it to the disk, and put it there in one step."""
    location.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".synthlit-", suffix=".tmp", dir=location.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        _keep_mode(location, Path(name))
        os.replace(name, location)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _keep_mode(location: Path, written: Path) -> None:
    """Give the new file the old one's permissions, or those that any new file would get."""
    if location.exists():
        mode = location.stat().st_mode & 0o777
    else:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    written.chmod(mode)
