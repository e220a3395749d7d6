"""What git could take back is reported, and nothing where git does not know the folder."""

import shutil
import subprocess
from pathlib import Path

import pytest

from synthlit.workflows.section.git import Tree, tree

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@needs_git
def test_tree(tmp_path: Path) -> None:
    """Clean where all is committed but for the lock, dirty where something is not."""
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    run = ("git", "-C", str(tmp_path), *identity)
    subprocess.run([*run, "init", "--quiet"], check=True)
    (tmp_path / "file").write_text("x")
    subprocess.run([*run, "add", "--all"], check=True)
    subprocess.run([*run, "commit", "--quiet", "--message", "x"], check=True)
    (tmp_path / ".synthlit.lock").touch()
    assert tree(tmp_path) is Tree.CLEAN

    (tmp_path / "file").write_text("y")

    assert tree(tmp_path) is Tree.DIRTY


@needs_git
def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that git does not know."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    assert tree(tmp_path) is Tree.NONE


def test_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git is not installed, or does not answer."""
    monkeypatch.setenv("PATH", str(tmp_path))

    assert tree(tmp_path) is Tree.NONE
