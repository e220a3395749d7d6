"""Add to a library that was loaded before the lock was held, without loading it twice."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from synthlit.bibtex import canonical
from synthlit.library import store
from synthlit.library.builder import LibraryBuilder
from synthlit.library.files import entry_files
from synthlit.library.library import Library
from synthlit.settings import ENTRIES, Settings
from synthlit.sources.lookup import Progress, Sources, silent


@dataclass(frozen=True)
class AddContext:
    """The library to which works are added, and the sources in which they are looked up."""

    root: Path
    settings: Settings
    sources: Sources
    today: date
    dry_run: bool = False
    progress: Progress = silent


def reloaded(root: Path, library: Library) -> Library:
    """Return the library as it is now: the same one where no entry file changed.

    Nothing is parsed then, only compared.
    """
    loaded = {str(work.path): work.text for work in library.works}
    loaded |= {str(file.path): file.text for file in library.unreadable}
    there = {
        path: data.decode("utf-8", "replace") if isinstance(data, bytes) else ""
        for path, data in entry_files(root, ENTRIES)
    }
    return library if there == loaded else store.load(root, library.settings)


@contextmanager
def adding(root: Path, library: Library, *, dry_run: bool = False) -> Iterator[LibraryBuilder]:
    """Hold the lock while the block adds works, and write them at its end, all or none.

    With `dry_run` there is no lock, and nothing is written.
    """
    if dry_run:
        yield LibraryBuilder(library)
        return
    with store.writing(root):
        builder = LibraryBuilder(reloaded(root, library))
        yield builder
        added = builder.added
        texts = {work.path: canonical.with_comments(work.entry, work.file) for work in added}
        store.apply(root, store.Changes(texts))
