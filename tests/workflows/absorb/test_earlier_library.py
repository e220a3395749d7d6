"""The library of a commit is the same whether or not the present one is at hand."""

import shutil
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from synthlit import settings as settings_
from synthlit.library import store
from synthlit.library.library import Library, Unreadable, Work
from synthlit.settings import Settings
from synthlit.workflows import git_revision
from tests.workflows.absorb.conftest import OUTCOME, PROCESS, git

KEY = "sullivan2025grpo"
FILE = f"entries/{OUTCOME}/{KEY}.bib"


def _change(root: Path) -> None:
    (root / FILE).write_text((root / FILE).read_text("utf-8").replace("GRPO", "PPO"), "utf-8")


def _break(root: Path) -> None:
    (root / FILE).write_bytes(b"\xff")


def _move(root: Path) -> None:
    target = root / f"entries/{PROCESS}/{KEY}.bib"
    target.parent.mkdir(parents=True)
    (root / FILE).rename(target)


def _remove(root: Path) -> None:
    (root / FILE).unlink()


def _add(root: Path) -> None:
    (root / "entries/sft").mkdir(exist_ok=True)
    (root / "entries/sft/new.bib").write_text("@misc{new,\n  title = {New},\n}\n", "utf-8")


def _rename_section(root: Path) -> None:
    text = (root / "synthlit.toml").read_text("utf-8")
    new = f'slug = "outcomes"\naliases = ["{OUTCOME.subsection}"]'
    (root / "synthlit.toml").write_text(
        text.replace(f'slug = "{OUTCOME.subsection}"', new), "utf-8"
    )


def _nothing(root: Path) -> None:
    assert (root / FILE).is_file()


@pytest.mark.parametrize(
    ("change", "read"),
    [
        (_nothing, 0),
        (_add, 0),
        (_change, 1),
        (_break, 1),
        (_move, 1),
        (_remove, 1),
        (_rename_section, 0),
    ],
)
@pytest.mark.parametrize("algorithm", ["sha1", "sha256"])
def test_only_what_differs_is_read(
    listed: Path,
    change: Callable[[Path], None],
    read: int,
    algorithm: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An entry that has not changed since is not read again; the library is the same."""
    if algorithm == "sha256":
        shutil.rmtree(listed / ".git")
        git(listed, "init", "--quiet", "--initial-branch=main", "--object-format=sha256")
        git(listed, "add", ".")
        git(listed, "commit", "--quiet", "-m", "Begin")
    change(listed)
    settings = settings_.load(listed, {})
    revision = git_revision.revision(listed, "HEAD")
    assert revision
    whole = revision.library(Library(settings))
    present = store.load(listed, settings)
    paths: list[PurePosixPath] = []

    def noting(path: PurePosixPath, data: bytes) -> Work | Unreadable:
        paths.append(path)
        return store.read_work(path, data)

    monkeypatch.setattr("synthlit.workflows.git_revision.read_work", noting)

    assert revision.library(present) == whole
    assert len(paths) == read


def test_no_settings_then(listed: Path, settings: Settings) -> None:
    """A commit without settings has no library."""
    git(listed, "rm", "--quiet", "--cached", "synthlit.toml")
    git(listed, "commit", "--quiet", "-m", "Remove")
    revision = git_revision.revision(listed, "HEAD")

    assert revision
    assert revision.library(store.load(listed, settings)) is None
