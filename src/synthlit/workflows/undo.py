"""Take back the last changes of a library."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from synthlit.errors import FilesChanged, SynthlitError
from synthlit.library import store
from synthlit.library.change_folder import Kept
from synthlit.library.journal import Journal


@dataclass(frozen=True)
class Undoable:
    """A change that can be undone: the command that made it, when, and what undoing it does."""

    title: str
    time: datetime
    restored: tuple[str, ...]
    removed: tuple[str, ...]


def history(root: Path) -> Sequence[Undoable]:
    """Return the changes that can be undone, the last one first."""
    return [_undoable(kept) for kept in Journal(root.resolve()).history()]


def undo(root: Path, *, dry_run: bool = False) -> Undoable:
    """Undo the last change, and return it.

    Raises SynthlitError where there is none, and FilesChanged where a file of it was changed since.
    """
    if dry_run:
        return _undoable(_last(Journal(root.resolve())))
    with store.writing(root):
        journal = Journal(root.resolve())
        kept = _last(journal)
        found = _undoable(kept)
        if left := store.reported(journal, lambda: journal.undo(kept)):
            raise FilesChanged(left)
    return found


def _last(journal: Journal) -> Kept:
    changes = journal.history()
    if not changes:
        raise SynthlitError(
            "there is no change to undo", "synthlit keeps its last ten; git has the older ones"
        )
    if changed := journal.changed_since(changes[0]):
        shown = ", ".join(changed[:3]) + (f" and {len(changed) - 3} more" if changed[3:] else "")
        raise SynthlitError(
            f"{shown} changed since `synthlit {changes[0].change.title}`, so it cannot be undone",
            "restore these files first, or take the change back with git",
        )
    return changes[0]


def _undoable(kept: Kept) -> Undoable:
    files = kept.change.files
    return Undoable(
        kept.change.title,
        datetime.fromtimestamp((kept.folder / "before").stat().st_mtime).astimezone(),
        tuple(file.path for file in files if file.before is not None),
        tuple(file.path for file in files if file.before is None),
    )
