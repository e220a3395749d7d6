"""Where the files of a library lie: inside of it, whatever links and paths say."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from errno import ELOOP
from functools import cache, partial
from pathlib import Path, PurePosixPath

from synthlit.errors import UnsafePath
from synthlit.regular_file import real


def locations(root: Path, paths: Iterable[PurePosixPath]) -> Mapping[PurePosixPath, Path]:
    """Return the locations of paths; each folder is looked up once.

    Raises UnsafePath.
    """
    is_inside = cache(partial(_is_inside, root))
    found: dict[PurePosixPath, Path] = {}
    for path in paths:
        location = found[path] = _joined(root, path)
        as_its_folder = is_inside(location.parent) and not _is_link(location)
        if not as_its_folder and not _is_inside(root, location):
            raise UnsafePath(str(path))
    return found


def inside(root: Path, path: PurePosixPath) -> Path:
    """Return the location of a path, without links out of the library or paths into .git.

    Raises UnsafePath.
    """
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
    return real(location).is_relative_to(root) and not _goes_round(location)


def _goes_round(location: Path) -> bool:
    try:
        location.stat()
    except OSError as error:
        return error.errno == ELOOP
    return False
