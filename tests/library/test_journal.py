"""What was changed can be put back, whatever it was."""

import itertools
import os
import stat
from pathlib import Path, PurePosixPath

import pytest

from synthlit.errors import SynthlitError
from synthlit.library import store
from synthlit.library.journal import Journal
from synthlit.library.store import Changes


def files(root: Path) -> dict[str, bytes]:
    """Return the files of a folder."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a text and with bytes that are none."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a/text").write_text("old")
    (tmp_path / "a/bytes").write_bytes(b"\xff\r\n")
    (tmp_path / "other").write_text("other")
    return tmp_path


def change(journal: Journal, root: Path) -> None:
    """Write, replace, move, move onto a file, and remove."""
    for path in ("a/text", "b/c/new"):
        journal.prepare(root / path, "new")
    journal.make_durable()
    for path in ("a/text", "b/c/new"):
        journal.publish(root / path)
    journal.move(root / "a/bytes", root / "d/bytes")
    journal.move(root / "a/text", root / "other")
    journal.remove(root / "d/bytes")
    journal.remove(root / "nowhere/nothing")
    journal.remove(root / "other/nothing")


def test_changes(folder: Path) -> None:
    """They are made, and no empty folder is left."""
    change(Journal(folder), folder)

    assert files(folder) == {"b/c/new": b"new", "other": b"new"}
    assert {path.name for path in folder.iterdir()} == {"b", "other"}


def test_undo(folder: Path) -> None:
    """All is as it was, folders too."""
    before = files(folder)
    journal = Journal(folder)
    change(journal, folder)

    journal.undo()

    assert files(folder) == before
    assert {path.name for path in folder.iterdir()} == {"a", "other"}


def test_apply_puts_all_back(folder: Path) -> None:
    """A folder in the place of a file to be written: nothing has changed afterwards."""
    (folder / "z").mkdir()
    (folder / "z/file").touch()
    before = files(folder)
    changes = Changes(
        {PurePosixPath("new"): "x", PurePosixPath("z"): "x"},
        (PurePosixPath("other"),),
        {PurePosixPath("a/text"): PurePosixPath("b/text")},
    )

    with pytest.raises(SynthlitError, match="z cannot be written"):
        store.apply(folder, changes)

    assert files(folder) == before
    assert not (folder / "b").exists()


def test_apply_when_interrupted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C in the middle leaves nothing half done."""
    before = files(folder)

    def interrupt(self: Journal, place: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Journal, "remove", interrupt)

    with pytest.raises(KeyboardInterrupt):
        store.apply(folder, Changes({PurePosixPath("new"): "x"}, (PurePosixPath("other"),)))

    assert files(folder) == before


def test_apply_moves_before_it_writes(folder: Path) -> None:
    """A text may be written where a file was that moved away."""
    store.apply(
        folder,
        Changes(
            {PurePosixPath("a/text"): "stub"},
            (),
            {PurePosixPath("a/text"): PurePosixPath("b/text")},
        ),
    )

    assert (folder / "a/text").read_text() == "stub"
    assert (folder / "b/text").read_text() == "old"


def test_apply_publishes_only_what_is_on_the_disk(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every text is flushed before the first file is changed, and every folder afterwards."""
    flushed: list[str] = []
    replaced: list[int] = []
    fsync, replace = os.fsync, os.replace

    def recorded(handle: int) -> None:
        flushed.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        fsync(handle)

    def replacing(source: Path, target: Path) -> None:
        replaced.append(flushed.count("file"))
        replace(source, target)

    monkeypatch.setattr(os, "fsync", recorded)
    monkeypatch.setattr(os, "replace", replacing)
    texts = {PurePosixPath(f"new/{number}"): "x" for number in range(200)}

    store.apply(folder, Changes(texts, (PurePosixPath("a/text"),)))

    assert replaced == [200] * 200
    # The folder that the temporary files were in, then that one, the new one, and that of a/text.
    assert flushed == ["file"] * 200 + ["folder"] * 4


@pytest.mark.parametrize("number", [1, 100, 201])
def test_apply_when_the_disk_is_full(
    folder: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Where a text cannot be made durable, nothing is changed and nothing is left."""
    before = files(folder)
    fsync = os.fsync
    flushed = itertools.count(1)

    def failing(handle: int) -> None:
        if next(flushed) == number:
            raise OSError(28, "No space left on device")
        fsync(handle)

    monkeypatch.setattr(os, "fsync", failing)
    texts = {PurePosixPath(f"a/{n}"): "x" for n in range(200)}

    if number > len(texts):
        # A folder that cannot be flushed is no reason to undo anything.
        store.apply(folder, Changes(texts))
        assert len(files(folder)) == len(before) + len(texts)
    else:
        with pytest.raises(SynthlitError, match=r"a/.* cannot be written: No space left"):
            store.apply(folder, Changes(texts))
        assert files(folder) == before
