"""Read a file that somebody named, whatever it is: never wait for it, never fill the memory."""

import errno
import os
import stat
from pathlib import Path

# The .bib of ten million works; what is larger is no text that a person keeps.
LARGEST = 4 * 1024**3
# Do not wait for a pipe, and keep line ends on Windows.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_bytes(file: Path, largest: int = 0) -> bytes:
    """Return the bytes of a regular file of at most `largest` bytes, or else LARGEST.

    Raises OSError for anything else, with the reason.
    """
    largest = largest or LARGEST
    handle = os.open(file, _FLAGS)
    try:
        status = os.fstat(handle)
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(file))
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "it is not a regular file", str(file))
        if status.st_size > largest:
            raise OSError(errno.EFBIG, f"it is larger than {_in_words(largest)}", str(file))
        with os.fdopen(handle, "rb", closefd=False) as opened:
            return opened.read()
    finally:
        os.close(handle)


def real(path: Path) -> Path:
    """Return an absolute path without links, except where links go round."""
    # `Path.resolve` raises RuntimeError there before Python 3.13.
    return Path(os.path.realpath(path))


def _in_words(size: int) -> str:
    """Return a number of bytes as people say it."""
    return f"{size >> 30} GB" if size >= 1 << 30 else f"{size >> 20} MB"
