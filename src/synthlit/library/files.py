"""Find and read the entry files of a library; problems are returned, not raised."""

import os
import stat
from collections.abc import Callable, Iterator
from operator import attrgetter
from pathlib import Path

# An entry with the 3,000 authors of a collaboration and an abstract has a tenth of it.
LARGEST = 2 * 1024 * 1024
# Nearly every entry is smaller: one read is enough, without asking for the size.
_USUAL = 16 * 1024
_SIZE = f"{LARGEST // 1024 // 1024} MB"
# Do not wait for a pipe, and keep line ends on Windows.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def entry_files(
    root: Path, folder: str, wanted: Callable[[str], bool] | None = None
) -> Iterator[tuple[str, bytes | str]]:
    """Yield every `.bib` file below a folder: its path, and its bytes or why it cannot be read.

    With `wanted`, a file is opened only if its name is. The order is that of the paths, whatever
    the disk's. No symbolic link is followed out of the library, and a folder that cannot be read is
    reported as well.
    """
    root = root.resolve()
    for path, entry in _walk(root, folder):
        if wanted and not wanted(path.rpartition("/")[2]):
            continue
        content = entry if isinstance(entry, str) else _content(entry, root)
        yield path if path.isascii() else _printable(path), content


def _walk(root: Path, inside: str) -> Iterator[tuple[str, os.DirEntry[str] | str]]:
    """Yield files by path in the library, in order, and why a folder cannot be read."""
    try:
        with os.scandir(root / inside) as entries:
            visible = [entry for entry in entries if not entry.name.startswith(".")]
    except FileNotFoundError:
        return
    except OSError as fault:
        yield inside, f"the folder cannot be read: {fault.strerror}"
        return
    visible.sort(key=attrgetter("name"))
    for entry in visible:
        path = f"{inside}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(root, path)
        elif entry.name.endswith(".bib"):
            yield path, entry
        elif entry.is_symlink() and entry.is_dir():
            yield path, "it is a symbolic link to a folder; put the folder itself here"


def _content(entry: os.DirEntry[str], root: Path) -> bytes | str:
    """Return a file's bytes, or why they cannot be read."""
    try:
        if entry.is_symlink() and not Path(entry.path).resolve(strict=True).is_relative_to(root):
            return "it is a symbolic link that leads out of the library"
        file = os.open(entry.path, _FLAGS)
        try:
            if entry.is_file(follow_symlinks=False):
                content = os.read(file, _USUAL)
                if len(content) < _USUAL:
                    return content
                os.lseek(file, 0, os.SEEK_SET)
            return _read(file)
        finally:
            os.close(file)
    except (FileNotFoundError, RuntimeError):  # the second where links go round, before 3.13
        return "it is a symbolic link that leads nowhere"
    except OSError as fault:
        return f"the file cannot be read: {fault.strerror}"


def _read(file: int) -> bytes | str:
    status = os.fstat(file)
    if not stat.S_ISREG(status.st_mode):
        return "it is not a regular file"
    if status.st_size > LARGEST:
        return f"the file is larger than {_SIZE}, the limit of an entry"
    return os.read(file, status.st_size)


def _printable(path: str) -> str:
    """Return a path whose name is not UTF-8 in a form that can be printed."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
