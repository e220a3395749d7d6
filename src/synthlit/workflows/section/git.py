"""Find out whether git could undo a change of the library."""

from enum import StrEnum
from pathlib import Path

from synthlit.library.store import LOCK
from synthlit.workflows.git_revision import git


class Tree(StrEnum):
    """The state of the library's folder in git: NONE if it is in no repository."""

    CLEAN = "clean"
    DIRTY = "dirty"
    NONE = "none"


def tree(root: Path) -> Tree:
    """Return whether everything in the folder is committed; NONE if git cannot say."""
    status = git(root, "status", "--porcelain", "--", ".")
    if status is None:
        return Tree.NONE
    is_dirty = any(not line.endswith(LOCK.encode()) for line in status.splitlines())
    return Tree.DIRTY if is_dirty else Tree.CLEAN
