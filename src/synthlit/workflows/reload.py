"""Add to a library that was loaded before the lock was held, without loading it twice."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from synthlit import settings as settings_
from synthlit.bibtex import canonical
from synthlit.errors import FilesChanged
from synthlit.library import store
from synthlit.library.builder import LibraryBuilder
from synthlit.library.files import entry_files
from synthlit.library.library import Library, Work, entry_path
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


@dataclass(frozen=True)
class NewListContext:
    """The folder of a list that is started, and the sources in which its works are looked up."""

    root: Path
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


def current(root: Path, settings: Settings) -> Settings:
    """Return the settings as they are now, with the services as they were."""
    return replace(settings_.load(root), sources=settings.sources)


def refuse_other_settings(root: Path, settings: Settings) -> None:
    """Raise FilesChanged where the settings are no longer those that were read."""
    if current(root, settings) != settings:
        raise FilesChanged((settings_.FILE_NAME,))


@contextmanager
def adding(
    root: Path, library: Library, title: str, *, dry_run: bool = False
) -> Iterator[LibraryBuilder]:
    """Hold the lock while the block adds works, and write them at its end, all or none.

    A work whose section was renamed in the meantime goes to where that section is now. `title`
    says what is done. With `dry_run` there is no lock, and nothing is written.

    Raises FilesChanged where a section is no longer there.
    """
    if dry_run:
        yield LibraryBuilder(library)
        return
    with store.writing(root):
        now = reloaded(root, library)
        builder = LibraryBuilder(now)
        yield builder
        settings = current(root, library.settings)
        works = [_placed(work, settings) for work in builder.added]
        texts = {work.path: canonical.with_comments(work.entry, work.file) for work in works}
        store.apply(root, store.Changes(texts, read=dict.fromkeys(texts)), title)


def _placed(work: Work, settings: Settings) -> Work:
    """Return a work in the section that its own is called now."""
    section = settings.taxonomy.current(work.section)
    also = [str(settings.taxonomy.current(path)) for path in work.entry.also]
    if section not in settings.taxonomy.names:
        raise FilesChanged((settings_.FILE_NAME,))
    if section == work.section and also == list(map(str, work.entry.also)):
        return work
    entry = work.entry.revised({"also": ", ".join(also) or None})
    return replace(work, entry=entry, section=section, path=entry_path(section, work.key))
