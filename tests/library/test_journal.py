"""What was changed can be put back, whatever it was."""

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
    journal.write(root / "a/text", "new")
    journal.write(root / "b/c/new", "new")
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
