"""The generated files of a format, each made only when its text is asked for."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Protocol

from synthlit.formats.format import Current
from synthlit.library.fingerprint import State


class GeneratedFile(Protocol):
    """A file that can be made, and says by its fingerprint whether it has to be."""

    def made(self) -> str:
        """Return the text to be written."""
        ...

    def made_without_fingerprint(self) -> str:
        """Return the text as it was written before there were fingerprints."""
        ...

    def state(self) -> State:
        """Return how the present text compares with what would be made, without making it."""
        ...


class GeneratedFiles(Mapping[PurePosixPath, str]):
    """The texts of generated files by path."""

    def __init__(self, files: Mapping[PurePosixPath, GeneratedFile]) -> None:
        self._files = files

    def __getitem__(self, path: PurePosixPath) -> str:
        return self._files[path].made()

    def __contains__(self, path: object) -> bool:
        # That of Mapping would make the file.
        return path in self._files

    def __iter__(self) -> Iterator[PurePosixPath]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def file(self, path: PurePosixPath) -> GeneratedFile:
        """Return the file of a path."""
        return self._files[path]


def compare(files: Mapping[PurePosixPath, str], path: PurePosixPath, current: Current) -> State:
    """Return the state of a generated file; UNKNOWN where it only needs a fingerprint."""
    text = current(path)
    if text is None:
        return State.STALE
    if not isinstance(files, GeneratedFiles):
        return State.CURRENT if text == files[path] else State.STALE
    file = files.file(path)
    state = file.state()
    if state is State.UNKNOWN and text != file.made_without_fingerprint():
        return State.STALE
    return state
