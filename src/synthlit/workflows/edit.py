"""Move, rename and remove works that the library has."""

from collections.abc import Sequence
from pathlib import Path

from synthlit.bibtex import canonical
from synthlit.library import from_record, store
from synthlit.library.library import Work, entry_path
from synthlit.model.section import SectionPath
from synthlit.settings import Settings


def move(root: Path, settings: Settings, key: str, section: SectionPath) -> tuple[Work, Work]:
    """Move a work's file to a section, and return the work before and after.

    The section is removed from `also`, where it would now be repeated; nothing else changes.

    Raises UnknownKey, and SynthlitError where there is another file at the new path.
    """
    with store.writing(root):
        work = store.load(root, settings).get(key)
        also = ", ".join(str(path) for path in work.entry.also if path != section)
        entry = work.entry
        if section in entry.also:
            entry = entry.revised({"also": also or None})
        moved = Work(entry, section, entry_path(section, work.path.stem), work.text, work.file)
        if moved.path != work.path:
            store.refuse_to_replace(root, moved.path)
            text = work.text if entry is work.entry else canonical.write(entry, work.file)
            store.apply(root, store.Changes({moved.path: text}, (work.path,)))
    return work, moved


def rename(root: Path, settings: Settings, key: str, new: str) -> tuple[Work, Work]:
    """Change a work's key and file name, and return the work before and after.

    The old key stays in `ids`, by which biblatex still finds the work; so does synthlit. A work
    may take a key back that it had before.

    Raises UnknownKey, UnusableKey and KeyTaken.
    """
    with store.writing(root):
        library = store.load(root, settings)
        work = library.get(key)
        if new == work.key:
            return work, work
        former = dict.fromkeys((*work.entry.former_keys, work.key))
        if new.lower() not in {old.lower() for old in former}:
            from_record.chosen_key(new, library)
        ids = ", ".join(old for old in former if old != new)
        entry = work.entry.revised({"ids": ids}, key=new)
        renamed = Work(entry, work.section, entry_path(work.section, new), work.text, work.file)
        text = canonical.write(entry, work.file)
        gone = () if renamed.path == work.path else (work.path,)
        store.apply(root, store.Changes({renamed.path: text}, gone))
    return work, renamed


def remove(root: Path, settings: Settings, keys: Sequence[str]) -> tuple[Work, ...]:
    """Remove the files of the works, all or none, and return the works.

    Raises UnknownKey.
    """
    with store.writing(root):
        library = store.load(root, settings)
        works = tuple({work.path: work for work in map(library.get, keys)}.values())
        store.apply(root, store.Changes(remove=tuple(work.path for work in works)))
    return works
