"""The library on the disk: load it, lock it, and write to it but never outside it."""

import gc
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path, PurePosixPath
from typing import TypeVar

from synthlit.bibtex.canonical import BibFile, Problem, read_canonical
from synthlit.errors import FilesChanged, FileTaken, LibraryBusy, SynthlitError, UnsafePath
from synthlit.library import paths
from synthlit.library.change_folder import Recovered, holds
from synthlit.library.files import entry_files
from synthlit.library.journal import Journal
from synthlit.library.library import Library, Unreadable, Work
from synthlit.model.section import SectionPath
from synthlit.regular_file import read_bytes
from synthlit.settings import ENTRIES, Settings

T = TypeVar("T")
LOCK = ".synthlit.lock"
_ENTRY_ONLY = BibFile(offsets=(0,), has_canonical_layout=True)
_BUSY_AFTER = 30.0
# An entry with one of these fields has fields of another. The words, which `verified` may have too,
# are found much faster.
_INHERITS = re.compile(rb"(?:crossref|xdata)\s*=", re.IGNORECASE)
_WORDS = (b"crossref", b"Crossref", b"CrossRef", b"CROSSREF", b"xdata", b"Xdata", b"XDATA")


@dataclass(frozen=True)
class Changes:
    """Files to move, to write and to remove, by path in the library.

    `read` are texts of files, None where there was none, that must still be as they were read.
    """

    write: Mapping[PurePosixPath, str] = field(default_factory=dict)
    remove: tuple[PurePosixPath, ...] = ()
    move: Mapping[PurePosixPath, PurePosixPath] = field(default_factory=dict)
    read: Mapping[PurePosixPath, str | None] = field(default_factory=dict)


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

    What a killed process left is completed first. Raises LibraryBusy after `timeout` seconds,
    UnsafePath where the lock is a symbolic link, and SynthlitError where the library cannot be
    written.
    """
    with _locked(root, timeout):
        _recover(root)
        yield


@contextmanager
def _locked(root: Path, timeout: float) -> Iterator[None]:
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


def apply(
    root: Path, changes: Changes, title: str, *, undoable: bool = True, partly: bool = False
) -> tuple[PurePosixPath, ...]:
    """Move, write and remove files as one change, which `title` describes in words.

    Every path is checked before the first is touched, and everything is on the disk before the
    first file is changed. A process that is killed leaves a change that the next one completes.

    A file that is not as it was read, by `changes.read`, was edited by somebody else: nothing is
    changed then or, with `partly`, all other files are, and those are returned.

    Raises UnsafePath, FilesChanged, and SynthlitError for a file that cannot be written; all files
    are then as they were.
    """
    root = root.resolve()
    moves = changes.move
    locations = paths.locations(
        root, (*changes.write, *changes.remove, *moves, *moves.values(), *changes.read)
    )
    contents: dict[PurePosixPath, bytes | Path | None] = dict.fromkeys(moves)
    contents |= {target: locations[source] for source, target in moves.items()}
    contents |= {path: text.encode("utf-8") for path, text in changes.write.items()}
    contents |= dict.fromkeys(changes.remove)
    # The journal asks again for those that it changes, of the very bytes that it keeps.
    edited = tuple(p for p, text in changes.read.items() if not holds(_read(locations[p]), text))
    if edited and not partly:
        raise FilesChanged(edited)
    journal = Journal(root)
    texts = {str(path): text for path, text in contents.items() if path not in edited}
    read = {str(path): text for path, text in changes.read.items()}
    carry_out = partial(journal.carry_out, title, texts, read, undoable=undoable, partly=partly)
    return edited + reported(journal, carry_out)


def _read(location: Path) -> bytes | None:
    """Return the bytes of a file, or None where there is none."""
    try:
        return read_bytes(location)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as fault:
        raise _unwritable(location, fault) from None


def recover(root: Path) -> list[Recovered]:
    """Complete the changes that killed processes began, and return them.

    Raises LibraryBusy and SynthlitError where they cannot be completed.
    """
    journal = Journal(root.resolve())
    if not reported(journal, journal.is_pending):
        return []
    with _locked(root, _BUSY_AFTER):
        return _recover(root)


def _recover(root: Path) -> list[Recovered]:
    journal = Journal(root.resolve())
    return reported(journal, journal.recover)


def reported(journal: Journal, step: Callable[[], T]) -> T:
    """Do a step of a journal. Raises SynthlitError with the file at which the disk failed."""
    try:
        return step()
    except OSError as fault:
        raise _unwritable(journal.location, fault) from None


def read_text(root: Path, path: PurePosixPath) -> str | None:
    """Return a file's text with the line ends that it has, or None where there is no such file.

    Raises UnsafePath, and SynthlitError for a file that cannot be read or is not UTF-8.
    """
    try:
        return read_bytes(paths.inside(root.resolve(), path)).decode("utf-8")
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
    if paths.inside(root.resolve(), path).exists():
        raise FileTaken(str(path))


def _unwritable(location: Path, fault: OSError) -> SynthlitError:
    return SynthlitError(
        f"{location} cannot be written: {fault.strerror or fault}",
        "make room, or give yourself the right to write there, and run the command again",
    )
