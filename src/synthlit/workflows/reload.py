"""Use a library that was loaded before the lock was held, where it is still the one on the disk."""

from pathlib import Path

from synthlit.library import store
from synthlit.library.files import entry_files
from synthlit.library.library import Library
from synthlit.settings import ENTRIES


def reloaded(root: Path, library: Library) -> Library:
    """Return the library as it is now: the same one where no entry file changed.

    Nothing is parsed then, only compared.
    """
    loaded = {work.path: work.text for work in library.works}
    loaded |= {file.path: file.text for file in library.unreadable}
    there = {
        path: data.decode("utf-8", "replace") if isinstance(data, bytes) else ""
        for path, data in entry_files(root, ENTRIES)
    }
    return library if there == loaded else store.load(root, library.settings)
