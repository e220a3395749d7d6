"""Put a file in its place in one step, so that nobody ever sees half of it."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

_PREFIX, _SUFFIX = ".synthlit-", ".tmp"


def write_atomically(location: Path, content: str | bytes) -> None:
    """Write a file beside the place, flush it to the disk, and put it there.

    The file keeps the permissions that it has, or gets those that any new file would.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    location.parent.mkdir(parents=True, exist_ok=True)
    beside = location.with_name(f"{_PREFIX}{secrets.token_hex(8)}{_SUFFIX}")
    # The mode is cut down by the umask, which mkstemp would not ask.
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            beside.chmod(location.stat().st_mode & 0o7777)
        beside.replace(location)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def sweep(folder: Path) -> None:
    """Remove what processes left behind that were killed while they wrote into the folder."""
    for left in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        left.unlink(missing_ok=True)
