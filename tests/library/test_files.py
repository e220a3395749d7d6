"""Entry files are found in one order, and what cannot be read is reported."""

import os
from pathlib import Path

import pytest

from synthlit.library import files
from synthlit.library.files import entry_files


def found(root: Path) -> dict[str, bytes | str]:
    """Find the entry files of a library."""
    return dict(entry_files(root, "entries"))


def put(root: Path, *paths: str) -> None:
    """Write files whose content is their path."""
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(path, "utf-8")


def test_files_in_the_order_of_their_paths(root: Path) -> None:
    """The order is that of folders and names, whatever the disk gives."""
    put(root, "entries/sft/b.bib", "entries/rlvr/z.bib", "entries/rlvr/outcome-based/a.bib",
        "entries/rlvr-x/a.bib", "entries/sft/A.bib", "entries/loose.bib")  # fmt: skip
    assert list(found(root)) == [
        "entries/loose.bib",
        "entries/rlvr/outcome-based/a.bib",
        "entries/rlvr/z.bib",
        "entries/rlvr-x/a.bib",
        "entries/sft/A.bib",
        "entries/sft/b.bib",
    ]
    assert found(root)["entries/loose.bib"] == b"entries/loose.bib"


def test_only_entry_files_are_found(root: Path) -> None:
    """Other files, hidden ones and hidden folders are none of ours; a folder may be named x.bib."""
    put(root, "entries/a.txt", "entries/.hidden.bib", "entries/.git/b.bib")
    put(root, "entries/.synthlit-1.tmp", "entries/x.bib/c.bib", "other/d.bib")
    assert list(found(root)) == ["entries/x.bib/c.bib"]


def test_no_folder_is_no_files(tmp_path: Path) -> None:
    """A library may have no entries yet."""
    assert found(tmp_path) == {}


def test_links(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A link within the library is followed; one that leads out, or nowhere, is reported."""
    outside = tmp_path_factory.mktemp("outside")
    put(outside, "secret.bib", "folder/a.bib")
    put(root, "entries/sft/a.bib", "notes/b.bib")
    folder = root / "entries" / "rlvr"
    folder.mkdir()
    (folder / "inside.bib").symlink_to(root / "notes" / "b.bib")
    (folder / "outside.bib").symlink_to(outside / "secret.bib")
    (folder / "nowhere.bib").symlink_to(root / "gone.bib")
    (folder / "loop.bib").symlink_to(folder / "loop.bib")
    (folder / "to-folder.bib").symlink_to(root / "notes")
    (folder / "linked").symlink_to(outside / "folder")
    (folder / "plain").symlink_to(outside / "secret.bib")
    contents = found(root)
    assert contents.pop("entries/sft/a.bib") == b"entries/sft/a.bib"
    assert contents.pop("entries/rlvr/inside.bib") == b"notes/b.bib"
    assert contents.pop("entries/rlvr/loop.bib") in (
        "it is a symbolic link that leads nowhere",
        "the file cannot be read: Too many levels of symbolic links",
    )
    assert contents == {
        "entries/rlvr/linked": "it is a symbolic link to a folder; put the folder itself here",
        "entries/rlvr/nowhere.bib": "it is a symbolic link that leads nowhere",
        "entries/rlvr/outside.bib": "it is a symbolic link that leads out of the library",
        "entries/rlvr/to-folder.bib": "it is not a regular file",
    }


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes in folders")
def test_a_pipe_is_not_waited_for(root: Path) -> None:
    """A pipe that nobody writes to is reported at once."""
    os.mkfifo(root / "entries" / "pipe.bib")
    assert found(root) == {"entries/pipe.bib": "it is not a regular file"}


def test_a_file_that_is_too_large_is_not_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No entry has megabytes; what has is not loaded."""
    put(root, "entries/large.bib", "entries/small.bib")
    monkeypatch.setattr(files, "_USUAL", 1)
    monkeypatch.setattr(files, "LARGEST", len("entries/large.bib") - 1)
    assert set(found(root).values()) == {"the file is larger than 2 MB, the limit of an entry"}


def test_a_file_is_read_whole(root: Path) -> None:
    """Whether it is as small as most or larger."""
    for size in (0, files._USUAL - 1, files._USUAL, files._USUAL + 1, 3 * files._USUAL):
        (root / "entries/one.bib").write_bytes(b"x" * size)

        assert found(root) == {"entries/one.bib": b"x" * size}


def test_what_the_system_refuses_is_reported(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file or folder without permission stops nothing else."""
    put(root, "entries/rlvr/a.bib", "entries/sft/closed.bib", "entries/shut/b.bib")
    open_file, scan = os.open, os.scandir

    def refuse(path: str, flags: int) -> int:
        if path.endswith("closed.bib"):
            raise PermissionError(13, "Permission denied")
        return open_file(path, flags)

    def refuse_folder(path: Path) -> object:
        if path.name == "shut":
            raise PermissionError(13, "Permission denied")
        return scan(str(path))

    monkeypatch.setattr(os, "open", refuse)
    monkeypatch.setattr(os, "scandir", refuse_folder)
    assert found(root) == {
        "entries/rlvr/a.bib": b"entries/rlvr/a.bib",
        "entries/sft/closed.bib": "the file cannot be read: Permission denied",
        "entries/shut": "the folder cannot be read: Permission denied",
    }


def test_a_name_that_is_not_utf8_can_be_printed(root: Path) -> None:
    """A path is text that every program can print."""
    folder = os.fsencode(root / "entries")
    try:
        Path(os.fsdecode(folder + b"/b\xff.bib")).write_text("x")
    except OSError:
        pytest.skip("the disk wants UTF-8")
    put(root, "entries/ü.bib")
    assert [path for path, _ in entry_files(root, "entries")] == [
        "entries/b\\xff.bib",
        "entries/ü.bib",
    ]
