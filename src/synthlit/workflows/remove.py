"""Take works out of the library."""

from collections.abc import Sequence
from pathlib import Path

from synthlit.library import store
from synthlit.library.library import Work
from synthlit.settings import Settings


def remove(root: Path, settings: Settings, keys: Sequence[str]) -> tuple[Work, ...]:
    """Remove the files of the works, all or none, and return the works.

    Raises UnknownKey.
    """
    with store.writing(root):
        library = store.load(root, settings)
        works = tuple({work.path: work for work in map(library.get, keys)}.values())
        store.apply(root, store.Changes(remove=tuple(work.path for work in works)))
    return works
