"""Give a work another key, and keep the old one working."""

from pathlib import Path

from synthlit.bibtex import canonical
from synthlit.library import from_record, store
from synthlit.library.library import Work, entry_path
from synthlit.settings import Settings


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
