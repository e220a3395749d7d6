"""Ask git whether it could undo a change of the library."""

import subprocess
from enum import StrEnum
from pathlib import Path

from synthlit.library.store import LOCK

_DEADLINE = 30.0


class Tree(StrEnum):
    """What git knows of the library's folder."""

    CLEAN = "clean"
    DIRTY = "dirty"
    NONE = "none"


def tree(root: Path) -> Tree:
    """Return whether everything in the folder is committed; NONE where git does not know."""
    command = ["git", "-C", str(root), "status", "--porcelain", "--", "."]
    try:
        ran = subprocess.run(command, capture_output=True, timeout=_DEADLINE, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return Tree.NONE
    if ran.returncode:
        return Tree.NONE
    changes = [line for line in ran.stdout.splitlines() if not line.endswith(LOCK.encode())]
    return Tree.DIRTY if changes else Tree.CLEAN
