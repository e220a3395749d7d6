"""Find and read files to lint, and the files around them that rules look at."""

import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path, PurePosixPath

from synthlit.bibtex.encoding import Decoded, decode
from synthlit.errors import SynthlitError
from synthlit.markdown import document as markdown
from synthlit.markdown.document import MarkdownDocument
from synthlit.regular_file import read_bytes

PAGES = (".md", ".markdown")
SUFFIXES = (".bib", *PAGES)
# Folders with files of other projects, or with files that programs made.
_SKIPPED = frozenset({"node_modules", "__pycache__", "site-packages", "venv"})
# GitHub shows no larger file as a page.
_LARGEST = 2 * 1024 * 1024


def find(
    paths: Iterable[Path], suffixes: tuple[str, ...] = SUFFIXES
) -> tuple[list[Path], list[SynthlitError]]:
    """Return the `.bib` and Markdown files among the paths and below the folders, each once.

    With `suffixes`, only files with one of these. A path without any is an error, and stops no
    others. Raises the first SynthlitError where no file is found.
    """
    found: dict[Path, None] = {}
    failures: list[SynthlitError] = []
    for path in paths:
        if here := list(_files(path, suffixes)):
            found.update(dict.fromkeys(here))
        elif path.exists():
            kinds = ".bib or Markdown" if suffixes == SUFFIXES else " or ".join(suffixes)
            message = f"there is no {kinds} file at {path}"
            failures.append(SynthlitError(message, "name files, or folders that contain some"))
        else:
            failures.append(SynthlitError(f"there is no {path}", "check the path"))
    if failures and not found:
        raise failures[0]
    return list(found), failures


def _files(path: Path, suffixes: tuple[str, ...]) -> Iterator[Path]:
    if path.is_file():
        if path.suffix.lower() in suffixes:
            yield path
        return
    for folder, inner, names in os.walk(path):
        inner[:] = sorted(n for n in inner if not n.startswith(".") and n not in _SKIPPED)
        for name in sorted(names):
            if name.lower().endswith(suffixes) and not name.startswith("."):
                yield Path(folder, name)


def read(file: Path) -> str:
    """Return a file's text, as `decoded` does."""
    return decoded(file).text


def decoded(file: Path) -> Decoded:
    """Return a file's text; a byte that cannot be read is U+FFFD in it.

    A `.bib` file is read in the encoding that it declares. Raises SynthlitError for a file that
    cannot be read.
    """
    try:
        data = read_bytes(file)
    except OSError as error:
        raise SynthlitError(
            f"{file} cannot be read: {error.strerror}", "check the path, and your right to read it"
        ) from None
    return decode(data, may_declare=file.suffix.lower() not in PAGES)


class FolderFiles:
    """A folder on the disk; nothing in it is looked up twice."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.exists = lru_cache(maxsize=None)(self._exists)
        self.page = lru_cache(maxsize=256)(self._page)
        self.names = lru_cache(maxsize=None)(self._inside)

    def _exists(self, path: PurePosixPath) -> bool:
        """Return whether there is a file or folder, letter case included."""
        here = PurePosixPath()
        for part in PurePosixPath(os.path.normpath(path)).parts:
            if part != ".." and self.names(here).isdisjoint((part, f"{part}/")):
                return False
            here /= part
        return True

    def _inside(self, folder: PurePosixPath) -> frozenset[str]:
        """Return the names in a folder, with a slash after those of folders."""
        try:
            with os.scandir(self._root / os.path.normpath(folder)) as found:
                return frozenset(
                    f"{each.name}/" if each.is_dir(follow_symlinks=False) else each.name
                    for each in found
                )
        except OSError:
            return frozenset()

    def _page(self, path: PurePosixPath) -> MarkdownDocument | None:
        """Return another Markdown file, or None if it is missing or cannot be read."""
        here = self._root / os.path.normpath(path)
        try:
            if not here.is_file() or here.stat().st_size > _LARGEST:
                return None
            return markdown.read(path, read_bytes(here).decode("utf-8"))
        except (OSError, UnicodeDecodeError):
            return None
