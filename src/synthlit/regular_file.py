"""Read a file that somebody named, whatever it is: never wait for it, never fill the memory."""

import errno
import os
import stat
from pathlib import Path

# The .bib of ten million works; what is larger is no text that a person keeps.
LARGEST = 4 * 1024**3
# Do not wait for a pipe, and keep line ends on Windows.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_bytes(file: Path) -> bytes:
    """Return the bytes of a regular file. Raises OSError for anything else, with the reason."""
    handle = os.open(file, _FLAGS)
    try:
        status = os.fstat(handle)
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(file))
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "it is not a regular file", str(file))
        if status.st_size > LARGEST:
            raise OSError(errno.EFBIG, "it is larger than 4 GB", str(file))
        with os.fdopen(handle, "rb", closefd=False) as opened:
            return opened.read()
    finally:
        os.close(handle)
