"""File a work under another section."""

from pathlib import Path

from synthlit.bibtex import canonical
from synthlit.library import store
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
