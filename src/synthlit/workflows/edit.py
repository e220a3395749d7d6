"""Move, rename and remove works that the library has."""

from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

from synthlit.bibtex import canonical
from synthlit.library import from_record, store
from synthlit.library.library import Work, entry_path
from synthlit.model.section import SectionPath
from synthlit.settings import Settings
from synthlit.workflows.reload import current


def move(
    root: Path, settings: Settings, key: str, section: SectionPath, *, dry_run: bool = False
) -> tuple[Work, Work]:
    """Move a work's file to a section, and return the work before and after.

    The section is removed from `also`, where it would now be repeated; nothing else changes.

    Raises UnknownKey, and SynthlitError where there is another file at the new path.
    """
    with nullcontext() if dry_run else store.writing(root):
        settings = current(root, settings)
        section = settings.taxonomy.find(str(section))
        work = store.load(root, settings).get(key)
        also = ", ".join(str(path) for path in work.entry.also if path != section)
        entry = work.entry
        if section in entry.also:
            entry = entry.revised({"also": also or None})
        moved = Work(entry, section, entry_path(section, work.path.stem), work.text, work.file)
        if moved.path != work.path:
            store.refuse_to_replace(root, moved.path)
            text = work.text if entry is work.entry else canonical.write(entry, work.file)
            read = {work.path: work.text, moved.path: None}
            changes = store.Changes({moved.path: text}, (work.path,), read=read)
            _apply(root, changes, f"move {key} {section}", dry_run=dry_run)
    return work, moved


def rename(
    root: Path, settings: Settings, key: str, new: str, *, dry_run: bool = False
) -> tuple[Work, Work]:
    """Change a work's key and file name, and return the work before and after.

    The old key stays in `ids`, by which biblatex still finds the work; so does synthlit. A work
    may take a key back that it had before.

    Raises UnknownKey, UnusableKey and KeyTaken.
    """
    with nullcontext() if dry_run else store.writing(root):
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
        read = {renamed.path: None, work.path: work.text}
        changes = store.Changes({renamed.path: text}, gone, read=read)
        _apply(root, changes, f"rename {key} {new}", dry_run=dry_run)
    return work, renamed


def remove(
    root: Path, settings: Settings, keys: Sequence[str], *, dry_run: bool = False
) -> tuple[Work, ...]:
    """Remove the files of the works, all or none, and return the works.

    Raises UnknownKey.
    """
    with nullcontext() if dry_run else store.writing(root):
        library = store.load(root, settings)
        works = tuple({work.path: work for work in map(library.get, keys)}.values())
        read = {work.path: work.text for work in works}
        changes = store.Changes(remove=tuple(read), read=read)
        _apply(root, changes, f"remove {' '.join(keys)}", dry_run=dry_run)
    return works


def _apply(root: Path, changes: store.Changes, title: str, *, dry_run: bool) -> None:
    if not dry_run:
        store.apply(root, changes, title)
