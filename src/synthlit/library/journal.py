"""Change several files of a folder so that, where one cannot be changed, all are put back."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from synthlit.library.atomic import write_atomically


class Journal:
    """The changes made so far, and the way back from each; the folder itself always stays."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._back: list[Callable[[], None]] = []

    def write(self, place: Path, text: str) -> None:
        """Write a file."""
        self._keep(place)
        write_atomically(place, text)

    def move(self, place: Path, target: Path) -> None:
        """Move a file as it is; one that stands at the target is replaced."""
        self._keep(target)
        self._rename(place, target)
        self._back.append(lambda: self._rename(target, place))

    def remove(self, place: Path) -> None:
        """Remove a file, if there is one, and the folders that it leaves empty."""
        self._keep(place)
        self._unlink(place)

    def undo(self) -> None:
        """Put everything back, the last change first, as far as the disk lets."""
        while self._back:
            with suppress(OSError):
                self._back.pop()()

    def _keep(self, place: Path) -> None:
        try:
            data = place.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            self._back.append(lambda: self._unlink(place))
        else:
            self._back.append(lambda: write_atomically(place, data))

    def _rename(self, place: Path, target: Path) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        place.replace(target)
        self._remove_empty(place.parent)

    def _unlink(self, place: Path) -> None:
        with suppress(NotADirectoryError):
            place.unlink(missing_ok=True)
        self._remove_empty(place.parent)

    def _remove_empty(self, folder: Path) -> None:
        """Remove folders that hold nothing any more; rmdir refuses the others."""
        with suppress(OSError):
            while folder != self._root:
                folder.rmdir()
                folder = folder.parent
