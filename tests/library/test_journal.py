"""A change of several files survives every crash, and what was changed can be restored."""

import itertools
import os
import shutil
import stat
from pathlib import Path, PurePosixPath

import pytest

from synthlit.errors import FilesChanged, SynthlitError, UnsafePath
from synthlit.library import journal, store
from synthlit.library.change_folder import Kept, Recovered
from synthlit.library.journal import Journal
from synthlit.library.store import Changes


def files(root: Path) -> dict[str, bytes]:
    """Return the files of a folder, without the journal's."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and path.relative_to(root).parts[0] not in (journal.FOLDER, store.LOCK)
    }


def folders(root: Path) -> set[str]:
    """Return the names in a folder, without the journal's."""
    return {path.name for path in root.iterdir()} - {journal.FOLDER, store.LOCK}


def left(root: Path) -> list[str]:
    """Return the temporary files, and the folders of changes that are not done."""
    changes = root / journal.FOLDER / "changes"
    pending = [path.name for path in changes.glob("*") if not (path / "done.json").exists()]
    return pending + [path.name for path in root.rglob("*.tmp")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a text and with bytes that are none."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a/text").write_text("old")
    (tmp_path / "a/bytes").write_bytes(b"\xff\r\n")
    (tmp_path / "other").write_text("other")
    return tmp_path


# It writes, replaces, moves, moves onto a file, and removes.
CHANGES = Changes(
    {PurePosixPath("a/text"): "stub", PurePosixPath("b/c/new"): "new"},
    (PurePosixPath("nowhere/nothing"), PurePosixPath("other/nothing")),
    {
        PurePosixPath("a/bytes"): PurePosixPath("d/bytes"),
        PurePosixPath("a/text"): PurePosixPath("other"),
    },
)
AFTER = {"a/text": b"stub", "b/c/new": b"new", "d/bytes": b"\xff\r\n", "other": b"old"}


def undo(root: Path) -> None:
    """Undo the last change."""
    journal = Journal(root)
    journal.undo(journal.history()[0])


def test_changes(folder: Path) -> None:
    """They are made at once: a text may be written where a file was that moved away."""
    store.apply(folder, CHANGES, "change")

    assert files(folder) == AFTER
    assert left(folder) == []


def test_folders_that_hold_nothing_any_more_go(folder: Path) -> None:
    """A folder is removed with its last file; new ones are made."""
    move = {PurePosixPath("a", name): PurePosixPath("b/c", name) for name in ("text", "bytes")}

    store.apply(folder, Changes(move=move), "change")

    assert folders(folder) == {"b", "other"}


def test_files_change_places(folder: Path) -> None:
    """Two moves that cross lose nothing."""
    one, other = PurePosixPath("a/text"), PurePosixPath("other")

    store.apply(folder, Changes(move={one: other, other: one}), "change")

    assert files(folder) == {"a/text": b"other", "other": b"old", "a/bytes": b"\xff\r\n"}


def test_undo(folder: Path) -> None:
    """All is as it was, folders and permissions too."""
    (folder / "other").chmod(0o640)
    before = files(folder)
    store.apply(folder, CHANGES, "change")
    assert (folder / "other").stat().st_mode & 0o777 != 0o640

    undo(folder)

    assert files(folder) == before
    assert folders(folder) == {"a", "other"}
    assert (folder / "other").stat().st_mode & 0o777 == 0o640
    assert left(folder) == []


def test_ten_changes_can_be_undone(folder: Path) -> None:
    """One after the other, the last one first; older ones are forgotten."""
    for number in range(journal.DEPTH + 2):
        store.apply(folder, Changes({PurePosixPath("new"): str(number)}), f"write {number}")

    titles = [kept.change.title for kept in Journal(folder).history()]

    assert titles == [f"write {number}" for number in range(journal.DEPTH + 1, 1, -1)]
    for _ in titles:
        undo(folder)
    assert (folder / "new").read_text() == "1"


def test_changed_since(folder: Path) -> None:
    """Files that were edited after a change are named."""
    store.apply(folder, CHANGES, "change")
    (folder / "other").write_text("by hand")
    (folder / "b/c/new").unlink()
    (kept,) = Journal(folder).history()

    assert sorted(Journal(folder).changed_since(kept)) == ["b/c/new", "other"]


def test_an_undoing_leaves_edited_files(folder: Path) -> None:
    """A file that was edited since is neither restored nor removed."""
    store.apply(folder, CHANGES, "change")
    (folder / "other").write_text("by hand")

    undo(folder)

    assert files(folder) == {"a/text": b"old", "a/bytes": b"\xff\r\n", "other": b"by hand"}


def test_a_file_that_was_edited_since_it_was_read(folder: Path) -> None:
    """Nothing is changed or, where each file is for itself, all others are."""
    write = {PurePosixPath("a/text"): "new", PurePosixPath("other"): "new"}
    changes = Changes(
        write, read={PurePosixPath("a/text"): "older", PurePosixPath("other"): "other"}
    )
    before = files(folder)

    with pytest.raises(FilesChanged, match="a/text changed while"):
        store.apply(folder, changes, "change")
    assert files(folder) == before

    assert store.apply(folder, changes, "change", partly=True) == (PurePosixPath("a/text"),)
    assert files(folder) == before | {"other": b"new"}


def test_a_new_file_that_somebody_else_made(folder: Path) -> None:
    """It is not replaced."""
    path = PurePosixPath("other")
    with pytest.raises(FilesChanged):
        store.apply(folder, Changes({path: "new"}, read={path: None}), "change")
    assert (folder / "other").read_text() == "other"


def test_a_file_that_is_edited_just_before_it_is_replaced(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The edit is seen at the last moment, and everything is put back."""
    begin = Journal._begin

    def edited(self: Journal, kept: Kept) -> None:
        begin(self, kept)
        (folder / "other").write_text("by hand")

    monkeypatch.setattr(Journal, "_begin", edited)
    with pytest.raises(FilesChanged, match="other"):
        store.apply(folder, CHANGES, "change")

    assert files(folder) == {"a/text": b"old", "a/bytes": b"\xff\r\n", "other": b"by hand"}


@pytest.mark.parametrize("partly", [False, True])
def test_a_file_that_is_edited_before_it_is_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, partly: bool
) -> None:
    """The first look at all files takes a while; each is compared again when it is kept."""
    new_folder = Journal._new_folder

    def edited(self: Journal) -> Path:
        (folder / "other").write_text("by hand")
        return new_folder(self)

    monkeypatch.setattr(Journal, "_new_folder", edited)
    path = PurePosixPath("other")
    changes = Changes({path: "new"}, read={path: "other"})
    if partly:
        assert store.apply(folder, changes, "change", partly=True) == (path,)
    else:
        with pytest.raises(FilesChanged, match="other"):
            store.apply(folder, changes, "change")

    assert (folder / "other").read_text() == "by hand"
    assert left(folder) == []


def test_a_file_that_is_edited_while_it_is_copied(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The edit stays, and the file stands in one place only."""
    copy = shutil.copy2

    def edited(source: Path, target: Path, **options: bool) -> None:
        copy(source, target, **options)
        source.write_text("by hand")

    monkeypatch.setattr(shutil, "copy2", edited)
    move = {PurePosixPath("a/text"): PurePosixPath("b/text")}
    with pytest.raises(FilesChanged, match="a/text"):
        store.apply(folder, Changes(move=move), "change")

    assert (folder / "a/text").read_text() == "by hand"
    assert not (folder / "b/text").exists()


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
        store.apply(folder, changes, "change")

    assert files(folder) == before
    assert not (folder / "b").exists()


def mutating(monkeypatch: pytest.MonkeyPatch, stop: int, fault: BaseException) -> list[str]:
    """Let the `stop`th call that changes a disk fail, and return the list of all calls."""
    calls: list[str] = []

    def wrapped(name: str) -> None:
        function = getattr(os, name)

        def call(*args: object, **options: object) -> object:
            if name == "open" and not int(args[1]) & os.O_CREAT:  # type: ignore[call-overload]
                return function(*args, **options)
            calls.append(name)
            if len(calls) == stop:
                raise fault
            return function(*args, **options)

        monkeypatch.setattr(os, name, call)

    for name in ("open", "mkdir", "link", "replace", "rename", "unlink", "rmdir", "chmod", "fsync"):
        wrapped(name)
    return calls


@pytest.mark.parametrize("stop", range(1, 80))
@pytest.mark.parametrize("fault", [KeyboardInterrupt(), OSError(28, "No space left on device")])
def test_a_stop_at_any_call(
    folder: Path, monkeypatch: pytest.MonkeyPatch, stop: int, fault: BaseException
) -> None:
    """All files are old or all are new; nothing is left after the next command."""
    before = files(folder)
    with monkeypatch.context() as patch:
        calls = mutating(patch, stop, fault)
        try:
            store.apply(folder, CHANGES, "change")
        except (KeyboardInterrupt, SynthlitError):
            pass
        else:
            assert len(calls) < stop or files(folder) == AFTER

    store.recover(folder)

    assert files(folder) in (before, AFTER)
    assert left(folder) == []


@pytest.mark.parametrize("edited", ["d/bytes", "a/bytes"])
def test_a_change_that_was_begun_is_completed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, edited: str
) -> None:
    """A process that was killed after it began: the next one completes the change and says so.

    Where a file that goes was edited, the change is taken back: nothing stands in two places.
    """
    before = files(folder)
    forward = Journal._forward
    monkeypatch.setattr(Journal, "_forward", lambda *_: os._exit(9))
    if (child := os.fork()) == 0:
        store.apply(folder, CHANGES, "change")
    os.waitpid(child, 0)
    monkeypatch.setattr(Journal, "_forward", forward)
    (folder / edited).parent.mkdir(exist_ok=True)
    (folder / edited).write_text("by hand")

    (done,) = store.recover(folder)

    was_undone = edited == "a/bytes"
    assert done == Recovered("change", was_undone, left=(edited,))
    assert files(folder) == (before if was_undone else AFTER) | {edited: b"by hand"}
    assert store.recover(folder) == []


@pytest.mark.parametrize("path", ["../outside", "/outside", ".git/hooks/pre-commit"])
def test_a_journal_of_somebody_else(folder: Path, path: str) -> None:
    """One that would write outside of the library is refused; nothing is written."""
    change = folder / journal.FOLDER / "changes" / "000001"
    (change / "after").mkdir(parents=True)
    (change / "after" / "0").write_text("hostile")
    (change / "begun.json").write_text(
        '{"version": 1, "title": "add", "undoable": true, "files": '
        f'[{{"path": "{path}", "before": null, "after": "{"0" * 64}", "number": 0}}]}}'
    )

    with pytest.raises(UnsafePath):
        store.recover(folder)
    assert not (folder.parent / "outside").exists()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 2}', '{"version": 1, "title": "x"}'])
def test_a_journal_that_cannot_be_read(folder: Path, text: str) -> None:
    """It is reported with what to do."""
    change = folder / journal.FOLDER / "changes" / "000001"
    change.mkdir(parents=True)
    (change / "begun.json").write_text(text)

    with pytest.raises(SynthlitError, match=r"begun\.json cannot be used") as caught:
        store.recover(folder)
    assert "remove the folder" in caught.value.hint


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
        if journal.FOLDER not in target.parts:
            replaced.append(flushed.count("file"))
        replace(source, target)

    monkeypatch.setattr(os, "fsync", recorded)
    monkeypatch.setattr(os, "replace", replacing)
    texts = {PurePosixPath(f"new/{number}"): "x" for number in range(200)}

    store.apply(folder, Changes(texts, (PurePosixPath("a/text"),)), "change")

    # The texts, the file that goes, and the change itself.
    assert replaced == [202] * 200
    # Those of the library, of the new folder and of a/text, after all that.
    assert flushed[-3:] == ["folder"] * 3


@pytest.mark.parametrize("number", [3, 100, 201])
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

    with pytest.raises(SynthlitError, match=r"cannot be written: No space left"):
        store.apply(folder, Changes(texts), "change")
    assert files(folder) == before
