"""Ask git whether it could undo a change of the library."""

from enum import StrEnum
from pathlib import Path

from synthlit.library.store import LOCK
from synthlit.workflows.git_revision import git

_DEADLINE = 30.0


class Tree(StrEnum):
    """What git knows of the library's folder."""

    CLEAN = "clean"
    DIRTY = "dirty"
    NONE = "none"


def tree(root: Path) -> Tree:
    """Return whether everything in the folder is committed; NONE where git does not know."""
    status = git(root, "status", "--porcelain", "--", ".", timeout=_DEADLINE)
    if status is None:
        return Tree.NONE
    changed = any(not line.endswith(LOCK.encode()) for line in status.splitlines())
    return Tree.DIRTY if changed else Tree.CLEAN
