"""The library on the disk: load it, lock it, and write to it but never outside it."""

import gc
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path, PurePosixPath

from synthlit.bibtex.canonical import BibFile, Problem, read_canonical
from synthlit.errors import FileTaken, LibraryBusy, SynthlitError, UnsafePath
from synthlit.library.atomic import sweep
from synthlit.library.files import entry_files
from synthlit.library.journal import Journal
from synthlit.library.library import Library, Unreadable, Work
from synthlit.model.section import SectionPath
from synthlit.settings import ENTRIES, Settings

LOCK = ".synthlit.lock"
_ENTRY_ONLY = BibFile(offsets=(0,), has_canonical_layout=True)
_BUSY_AFTER = 30.0
# An entry with one of these fields has fields of another. The words, which `verified` may have too,
# are found much faster.
_INHERITS = re.compile(rb"(?:crossref|xdata)\s*=", re.IGNORECASE)
_WORDS = (b"crossref", b"Crossref", b"CrossRef", b"CROSSREF", b"xdata", b"Xdata", b"XDATA")


@dataclass(frozen=True)
class Changes:
    """Files to move, then to write, then to remove, by path in the library."""

    write: Mapping[PurePosixPath, str] = field(default_factory=dict)
    remove: tuple[PurePosixPath, ...] = ()
    move: Mapping[PurePosixPath, PurePosixPath] = field(default_factory=dict)


def load(root: Path, settings: Settings, wanted: Callable[[bytes], bool] | None = None) -> Library:
    """Read every entry file of the library; one that cannot be read is kept as `Unreadable`.

    With `wanted`, the library has only the files whose bytes are, as long as none of them inherits
    from another: then it is whole.
    """
    works: list[Work] = []
    unreadable: list[Unreadable] = []
    with _without_collection():
        for path, content in entry_files(root, ENTRIES):
            if (
                wanted
                and isinstance(content, bytes)
                and not (wanted(content) or _inherits(content))
            ):
                continue
            found = _read_file(path, content)
            if isinstance(found, Work):
                works.append(found)
            else:
                unreadable.append(found)
        if wanted and any(_inherits(work.text.encode()) for work in works):
            return load(root, settings)
        return Library(settings, tuple(works), tuple(unreadable))


def _inherits(content: bytes) -> bool:
    return any(word in content for word in _WORDS) and bool(_INHERITS.search(content))


def find(root: Path, settings: Settings, key: str) -> Work:
    """Return the work of a key, present or former; mostly, only the file of that name is read.

    Raises UnknownKey with the nearest keys.
    """
    name = f"{key.strip()}.bib".lower()
    files = [
        _read_file(path, content)
        for path, content in entry_files(root, ENTRIES, lambda file: file.lower() == name)
    ]
    named = Library(settings, tuple(file for file in files if isinstance(file, Work)))
    if key.strip().lower() in named.by_key:
        work = named.get(key)
        if not _inherits(work.text.encode()):
            return work
    return load(root, settings).get(key)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Leave what is made in the block out of garbage collection, now and later.

    The collector would look at every entry again and again, and none is garbage.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()


def _read_file(path: str, content: bytes | str) -> Work | Unreadable:
    """Return the work of a file, from its bytes or why they cannot be read."""
    if isinstance(content, bytes):
        return read_work(PurePosixPath(path), content)
    return Unreadable(PurePosixPath(path), "", BibFile(problems=(Problem(content),)))


def read_work(path: PurePosixPath, data: bytes) -> Work | Unreadable:
    """Read one entry file; its folder is the section of the work."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        column = fault.start - data.rfind(b"\n", 0, fault.start)
        problem = Problem("the file is not UTF-8", line, column)
        return Unreadable(path, data.decode("utf-8", "replace"), BibFile(problems=(problem,)))
    file = read_canonical(text) or _read_other(text)
    if len(file.entries) != 1 or file.problems:
        return Unreadable(path, text, file)
    return Work(file.entries[0], section_of(path), path, text, _around(file))


def _read_other(text: str) -> BibFile:
    # Here, because most libraries have no such file.
    from synthlit.bibtex import reader

    return reader.read_other(text)


def _around(file: BibFile) -> BibFile:
    """Return the file without its entry: one and the same for most of a library's files."""
    if file.has_canonical_layout and not file.before:
        return _ENTRY_ONLY
    return replace(file, entries=())


def section_of(path: PurePosixPath) -> SectionPath:
    """Return the section whose folder, or a folder in it, holds an entry file."""
    return _section(path.parts[1:-1])


@cache
def _section(folders: tuple[str, ...]) -> SectionPath:
    return SectionPath(folders[0] if folders else "", "/".join(folders[1:]))


@contextmanager
def writing(root: Path, timeout: float = _BUSY_AFTER) -> Iterator[None]:
    """Hold the library's write lock; inside the block, no other process changes the library.

    Raises LibraryBusy after `timeout` seconds, UnsafePath where the lock is a symbolic link, and
    SynthlitError where the library cannot be written.
    """
    # Here, because commands that only read need no lock and filelock loads asyncio.
    from filelock import FileLock, Timeout

    lock = root / LOCK
    if lock.is_symlink():
        raise UnsafePath(LOCK)
    held = FileLock(lock, timeout=timeout)
    try:
        held.acquire()
    except Timeout:
        raise LibraryBusy(str(lock)) from None
    except OSError as fault:
        raise _unwritable(lock, fault) from None
    try:
        yield
    finally:
        held.release()


def apply(root: Path, changes: Changes) -> None:
    """Move, write and remove files. Every path is checked before the first is touched.

    All texts are on the disk before the first file is changed. Raises UnsafePath, and SynthlitError
    for a file that cannot be written; all files are then as they were. Only a process that is
    killed can leave a part of the changes.
    """
    root = root.resolve()
    paths = (*changes.write, *changes.remove, *changes.move, *changes.move.values())
    locations = _locations(root, paths)
    for folder in _folders(root, locations.values()):
        sweep(folder)
    journal = Journal(root)
    try:
        for path, text in changes.write.items():
            journal.prepare(locations[path], text)
        journal.make_durable()
        for source, target in changes.move.items():
            journal.move(locations[source], locations[target])
        for path in changes.write:
            journal.publish(locations[path])
        for path in changes.remove:
            journal.remove(locations[path])
        journal.make_durable()
    except BaseException as fault:
        journal.undo()
        if isinstance(fault, OSError):
            raise _unwritable(journal.location, fault) from None
        raise


def read_text(root: Path, path: PurePosixPath) -> str | None:
    """Return a file's text with the line ends that it has, or None where there is no such file.

    Raises UnsafePath, and SynthlitError for a file that cannot be read or is not UTF-8.
    """
    try:
        return _inside(root.resolve(), path).read_bytes().decode("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except UnicodeDecodeError:
        raise SynthlitError(
            f"{path} is not UTF-8", "save it as UTF-8, or remove it: it can be made again"
        ) from None
    except OSError as fault:
        raise SynthlitError(
            f"{path} cannot be read: {fault.strerror}", "look at that file, and rename or remove it"
        ) from None


def refuse_to_replace(root: Path, path: PurePosixPath) -> None:
    """Raise FileTaken if there is a file at the path of a new one."""
    if _inside(root.resolve(), path).exists():
        raise FileTaken(str(path))


def _locations(root: Path, paths: Iterable[PurePosixPath]) -> Mapping[PurePosixPath, Path]:
    """Return the locations of paths, which are safe; each folder is looked up once."""
    is_inside = cache(partial(_is_inside, root))
    found: dict[PurePosixPath, Path] = {}
    for path in paths:
        location = found[path] = _joined(root, path)
        as_its_folder = is_inside(location.parent) and not _is_link(location)
        if not as_its_folder and not _is_inside(root, location):
            raise UnsafePath(str(path))
    return found


def _folders(root: Path, locations: Iterable[Path]) -> set[Path]:
    """Return the folders of files, and those around them up to the library's."""
    folders = {root}
    for location in locations:
        folder = location.parent
        while folder not in folders:
            folders.add(folder)
            folder = folder.parent
    return folders


def _inside(root: Path, path: PurePosixPath) -> Path:
    """Return the location of a path, without links out of the library or paths into .git."""
    location = _joined(root, path)
    if _is_inside(root, location):
        return location
    raise UnsafePath(str(path))


def _joined(root: Path, path: PurePosixPath) -> Path:
    is_unsafe = any(part == ".." or part.lower() == ".git" or "\0" in part for part in path.parts)
    if path.is_absolute() or is_unsafe:
        raise UnsafePath(str(path))
    return root.joinpath(*path.parts)


def _is_link(location: Path) -> bool:
    # A name that is too long is no link; whoever writes it reports it.
    with suppress(OSError):
        return location.is_symlink()
    return False


def _is_inside(root: Path, location: Path) -> bool:
    with suppress(RuntimeError):  # where links go round, before Python 3.13
        return location.resolve().is_relative_to(root)
    return False


def _unwritable(location: Path, fault: OSError) -> SynthlitError:
    return SynthlitError(
        f"{location} cannot be written: {fault.strerror or fault}",
        "make room, or give yourself the right to write there, and run the command again",
    )
