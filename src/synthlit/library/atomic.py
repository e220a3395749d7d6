"""Write a file in one step, so that no reader sees a part of it."""

import os
from contextlib import suppress
from pathlib import Path

_PREFIX, _SUFFIX = ".synthlit-", ".tmp"


def write_atomically(location: Path, content: str | bytes) -> None:
    """Write a temporary file in the same folder, flush it to the disk, and rename it.

    The file keeps the permissions that it has, or gets those that any new file would.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    location.parent.mkdir(parents=True, exist_ok=True)
    temporary = location.with_name(f"{_PREFIX}{os.urandom(8).hex()}{_SUFFIX}")
    # The umask applies to this mode; mkstemp would ignore it.
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            temporary.chmod(location.stat().st_mode & 0o7777)
        temporary.replace(location)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def sweep(folder: Path) -> None:
    """Remove temporary files of processes that were killed while they wrote into the folder."""
    for left in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        left.unlink(missing_ok=True)
