"""Write a file in one step, so that no reader sees a part of it."""

import os
from contextlib import suppress
from pathlib import Path

_PREFIX, _SUFFIX = ".synthlit-", ".tmp"


class TemporaryFile:
    """The new content of a file, in a temporary file as near to it as there is a folder.

    It is written, made durable, and then published or discarded. Until it is durable it is open.
    """

    def __init__(self, location: Path, data: bytes) -> None:
        self._location = location
        self.folder = next(folder for folder in location.parents if folder.is_dir())
        self._path = self.folder / f"{_PREFIX}{os.urandom(8).hex()}{_SUFFIX}"
        # The umask applies to this mode; mkstemp would ignore it.
        handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        self._file = os.fdopen(handle, "wb")
        try:
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
        # What could not be written cannot be flushed either.
        with suppress(OSError):
            self._file.close()
        self._path.unlink(missing_ok=True)


def write_atomically(location: Path, content: str | bytes) -> None:
    """Write a temporary file, flush it to the disk, and rename it.

    The file keeps the permissions that it has, or gets those that any new file would.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    temporary = TemporaryFile(location, data)
    try:
        temporary.make_durable()
        temporary.publish()
    except BaseException:
        temporary.discard()
        raise


def flush_folder(folder: Path) -> None:
    """Flush the names in a folder to the disk, if the folder is there and the system can do it."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sweep(folder: Path) -> None:
    """Remove temporary files of processes that were killed while they wrote into the folder."""
    for left in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        left.unlink(missing_ok=True)
