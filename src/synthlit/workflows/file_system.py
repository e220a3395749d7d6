"""The files around those that are judged, as the linter's rules may ask about them."""

import os
from functools import lru_cache
from pathlib import Path, PurePosixPath

from synthlit.markdown import document as markdown
from synthlit.markdown.document import MarkdownDocument

# GitHub shows no larger file as a page.
_LARGEST = 2 * 1024 * 1024


class FolderFiles:
    """A folder on the disk; what is asked is asked of the disk once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.exists = lru_cache(maxsize=None)(self._exists)
        self.page = lru_cache(maxsize=256)(self._page)
        self.names = lru_cache(maxsize=None)(self._inside)
        self._names = lru_cache(maxsize=None)(self._listed)

    def _exists(self, path: PurePosixPath) -> bool:
        """Tell whether there is a file or folder, letter case included."""
        place = self._root
        for part in PurePosixPath(os.path.normpath(path)).parts:
            if part == "..":
                place = place.parent
                continue
            if part not in self._names(place):
                return False
            place /= part
        return True

    def _inside(self, folder: PurePosixPath) -> frozenset[str]:
        """Return the names of what is in a folder, those of folders with a slash behind them."""
        try:
            with os.scandir(self._root / os.path.normpath(folder)) as found:
                return frozenset(
                    f"{each.name}/" if each.is_dir(follow_symlinks=False) else each.name
                    for each in found
                )
        except OSError:
            return frozenset()

    @staticmethod
    def _listed(folder: Path) -> frozenset[str]:
        try:
            return frozenset(place.name for place in folder.iterdir())
        except OSError:
            return frozenset()

    def _page(self, path: PurePosixPath) -> MarkdownDocument | None:
        """Return another Markdown file, or None where there is none that can be read."""
        place = self._root / os.path.normpath(path)
        try:
            if not place.is_file() or place.stat().st_size > _LARGEST:
                return None
            return markdown.read(path, place.read_text("utf-8"))
        except (OSError, UnicodeDecodeError):
            return None
