"""Change several files of a folder in two steps, and restore all of them if one change fails."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from synthlit.library.atomic import TemporaryFile, flush_folder, write_atomically

# As many files are open at once, which every system allows.
_BATCH = 128
_THREADS = 16


class Journal:
    """The changes so far, and how to undo each; the folder itself is never removed.

    First every text is prepared and made durable, which no reader sees; then files are published,
    moved and removed. `location` is the file that is being changed.
    """

    def __init__(self, root: Path) -> None:
        self.location = root
        self._root = root
        self._prepared: dict[Path, TemporaryFile] = {}
        self._open: list[TemporaryFile] = []
        self._folders: set[Path] = set()
        self._undo: list[Callable[[], None]] = []

    def prepare(self, path: Path, text: str) -> None:
        """Write the new text of a file beside it."""
        self.location = path
        temporary = self._prepared[path] = TemporaryFile(path, text.encode("utf-8"))
        self._open.append(temporary)
        self._folders.add(temporary.folder)
        if len(self._open) == _BATCH:
            self._flush_files()

    def make_durable(self) -> None:
        """Flush to the disk what was prepared, and the names of all that was changed."""
        self._flush_files()
        for folder in self._folders:
            flush_folder(folder)
        self._folders.clear()

    def publish(self, path: Path) -> None:
        """Replace a file with what was prepared for it and made durable."""
        self._keep(path)
        self._prepared[path].publish()
        del self._prepared[path]

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
        while self._prepared:
            with suppress(OSError):
                self._prepared.popitem()[1].discard()
        while self._undo:
            with suppress(OSError):
                self._undo.pop()()

    def _flush_files(self) -> None:
        """Flush the open files, many at once: the disk then writes them together."""
        files, self._open = self._open, []
        if len(files) == 1:
            files[0].make_durable()
        elif files:
            # Here, because most changes are of one file.
            from concurrent.futures import ThreadPoolExecutor

            with ThreadPoolExecutor(_THREADS) as threads:
                # The results are asked for, so that a fault in a thread is raised here.
                list(threads.map(TemporaryFile.make_durable, files))

    def _keep(self, path: Path) -> None:
        """Remember how to restore a file that is about to be changed."""
        self.location = path
        self._touch(path)
        try:
            data = path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            self._undo.append(lambda: self._unlink(path))
        else:
            self._undo.append(lambda: write_atomically(path, data))

    def _touch(self, path: Path) -> None:
        """Remember the folders whose names change with a file: new ones begin in another one."""
        folder = path.parent
        while folder not in self._folders:
            self._folders.add(folder)
            if folder == self._root:
                break
            folder = folder.parent

    def _rename(self, path: Path, target: Path) -> None:
        self._touch(path)
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
