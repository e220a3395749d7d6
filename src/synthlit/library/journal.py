"""Change several files of a folder, and restore all of them if one change fails."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from synthlit.library.atomic import write_atomically


class Journal:
    """The changes so far, and how to undo each; the folder itself is never removed."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._undo: list[Callable[[], None]] = []

    def write(self, path: Path, text: str) -> None:
        """Write a file."""
        self._keep(path)
        write_atomically(path, text)

    def move(self, path: Path, target: Path) -> None:
        """Move a file; a file at the target is replaced."""
        self._keep(target)
        self._rename(path, target)
        self._undo.append(lambda: self._rename(target, path))

    def remove(self, path: Path) -> None:
        """Remove a file, if there is one, and the folders that it leaves empty."""
        self._keep(path)
        self._unlink(path)

    def undo(self) -> None:
        """Undo every change that can be undone, the last one first."""
        while self._undo:
            with suppress(OSError):
                self._undo.pop()()

    def _keep(self, path: Path) -> None:
        try:
            data = path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            self._undo.append(lambda: self._unlink(path))
        else:
            self._undo.append(lambda: write_atomically(path, data))

    def _rename(self, path: Path, target: Path) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)
        self._remove_empty(path.parent)

    def _unlink(self, path: Path) -> None:
        with suppress(NotADirectoryError):
            path.unlink(missing_ok=True)
        self._remove_empty(path.parent)

    def _remove_empty(self, folder: Path) -> None:
        """Remove empty folders; rmdir refuses the others."""
        with suppress(OSError):
            while folder != self._root:
                folder.rmdir()
                folder = folder.parent
