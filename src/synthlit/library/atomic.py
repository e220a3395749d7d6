"""Write a file in one step, so that no reader sees a part of it."""

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from time import time
from zlib import crc32

_PREFIX, _SUFFIX = ".synthlit-", ".tmp"
PATTERN = f"{_PREFIX}*{_SUFFIX}"
# Temporary files have their machine and process in their names. Nobody writes for an hour.
_NAME = re.compile(rf"\{_PREFIX}(?P<machine>[0-9a-f]+)-(?P<process>\d+)-[0-9a-f]+\{_SUFFIX}")
_OLD = 3600.0
_THREADS = 16


class TemporaryFile:
    """The new content of a file, in a temporary file as near to it as there is a folder.

    It is written, made durable, and then published or discarded. Until it is durable it is open.
    """

    def __init__(self, location: Path, data: bytes) -> None:
        self._location = location
        self.folder = next(folder for folder in location.parents if folder.is_dir())
        self._path = self.folder / _name()
        # The umask applies to this mode; mkstemp would ignore it.
        try:
            handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
            self._file = os.fdopen(handle, "wb")
            self._file.write(data)
            self._file.flush()
        except BaseException:
            self.discard()
            raise

    def make_durable(self) -> None:
        """Flush the content to the disk."""
        os.fsync(self._file.fileno())
        self._file.close()

    def publish(self) -> None:
        """Rename the temporary file to the file that it is for.

        That keeps the permissions that it has, or gets those that any new file would.
        """
        self._location.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            self._path.chmod(self._location.stat().st_mode & 0o7777)
        self._path.replace(self._location)

    def discard(self) -> None:
        """Remove the temporary file, if it is still there."""
        # What could not be opened or written cannot be flushed either.
        with suppress(OSError, AttributeError):
            self._file.close()
        self._path.unlink(missing_ok=True)


def write_atomically(location: Path, content: str | bytes) -> None:
    """Write a temporary file, flush it to the disk, and rename it.

    The file keeps the permissions that it has, or gets those that any new file would.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    sweep(location.parent)
    temporary = TemporaryFile(location, data)
    try:
        temporary.make_durable()
        temporary.publish()
    except BaseException:
        temporary.discard()
        raise


def flush(files: Iterable[Path]) -> None:
    """Flush files to the disk, many at once: the disk then writes them together."""
    found = list(files)
    if len(found) < 2:
        for file in found:
            _flush(file)
        return
    # Here, because most changes are of one file.
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(_THREADS) as threads:
        # The results are asked for, so that a fault in a thread is raised here.
        list(threads.map(_flush, found))


def _flush(file: Path) -> None:
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def flush_folder(folder: Path) -> None:
    """Flush the names in a folder to the disk, if the folder is there and the system can do it."""
    with suppress(OSError):
        # Something else in its place may be a pipe, which would be waited for.
        handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@cache
def sweep(folder: Path) -> None:
    """Remove what killed processes of this user left in a folder; once for each folder."""
    with suppress(OSError), os.scandir(folder) as entries:
        left = [entry for entry in entries if _NAME.fullmatch(entry.name)]
        for entry in left:
            if _is_left(entry):
                Path(entry.path).unlink()


def _is_left(entry: os.DirEntry[str]) -> bool:
    """Return whether a temporary file is this user's, and its process has ended."""
    status = entry.stat(follow_symlinks=False)
    if os.name == "nt":
        return time() - status.st_mtime > _OLD
    match = _NAME.fullmatch(entry.name)
    if match is None or status.st_uid != os.getuid():
        return False
    if match["machine"] != _machine():
        return time() - status.st_mtime > _OLD
    try:
        os.kill(int(match["process"]), 0)
    except (ProcessLookupError, OverflowError):
        return True
    except PermissionError:
        pass
    return False


def _name() -> str:
    return f"{_PREFIX}{_machine()}-{os.getpid()}-{os.urandom(8).hex()}{_SUFFIX}"


@cache
def _machine() -> str:
    name = os.environ.get("COMPUTERNAME", "") if os.name == "nt" else os.uname().nodename
    return f"{crc32(name.encode()):08x}"
