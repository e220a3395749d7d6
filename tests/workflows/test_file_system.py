"""The files around those that are judged."""

from pathlib import Path, PurePosixPath

from synthlit.workflows.file_system import FolderFiles


def test_names_tell_folders_from_files(tmp_path: Path) -> None:
    """A folder's name has a slash behind it; where there is no folder, there are no names."""
    (tmp_path / "entries" / "sft").mkdir(parents=True)
    (tmp_path / "entries" / "notes.txt").touch()
    folder = FolderFiles(tmp_path)

    assert folder.names(PurePosixPath("entries")) == {"sft/", "notes.txt"}
    assert folder.names(PurePosixPath()) == {"entries/"}
    assert folder.names(PurePosixPath("entries/notes.txt")) == frozenset()
    assert folder.names(PurePosixPath("nowhere")) == frozenset()
