"""The files of a library as they will be when a change is carried out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path, PurePosixPath

from synthlit.library import store
from synthlit.library.library import Library, Work
from synthlit.library.store import Changes
from synthlit.settings import Settings


@dataclass(frozen=True)
class Files:
    """Which files move, whose text will be another, and which go; texts are by the path before."""

    root: Path
    moves: Mapping[PurePosixPath, PurePosixPath]
    texts: Mapping[PurePosixPath, str]
    gone: frozenset[PurePosixPath] = frozenset()

    @cached_property
    def _origins(self) -> Mapping[PurePosixPath, PurePosixPath]:
        return {new: old for old, new in self.moves.items()}

    def was(self, path: PurePosixPath) -> str | None:
        """Return the text of a file before, or None where there is none."""
        return store.read_text(self.root, path)

    def now(self, path: PurePosixPath) -> str | None:
        """Return the text of a file after, or None where there is none."""
        if path not in self._origins and (path in self.moves or path in self.gone):
            return None
        origin = self._origins.get(path, path)
        return self.texts[origin] if origin in self.texts else self.was(origin)

    def changes(
        self, further: Mapping[PurePosixPath, str], removed: Sequence[PurePosixPath]
    ) -> Changes:
        """Return what has to be done on the disk; further texts are by the path after."""
        write = {self.moves.get(path, path): text for path, text in self.texts.items()}
        write |= further
        move = {old: new for old, new in self.moves.items() if new not in write}
        gone = {*self.moves, *self.gone, *removed} - move.keys() - write.keys()
        return Changes(write, tuple(sorted(gone)), move)

    def library(self, before: Library, settings: Settings) -> Library:
        """Return the library as it will be."""
        works = sorted((self._work(work) for work in before.works), key=lambda w: w.path.parts)
        unreadable = (
            replace(file, path=self.moves.get(file.path, file.path)) for file in before.unreadable
        )
        return Library(settings, tuple(works), tuple(unreadable))

    def _work(self, work: Work) -> Work:
        path = self.moves.get(work.path, work.path)
        if path == work.path and path not in self.texts:
            return work
        found = store.read_work(path, self.texts.get(work.path, work.text).encode())
        assert isinstance(found, Work)
        return found
