"""The files that are checked, and those around them."""

from pathlib import Path, PurePosixPath

import pytest

from synthlit.errors import SynthlitError
from synthlit.workflows.file_system import FolderFiles, find


def test_names_distinguish_folders_from_files(tmp_path: Path) -> None:
    """A folder's name ends with a slash; where there is no folder, there are no names."""
    (tmp_path / "entries" / "sft").mkdir(parents=True)
    (tmp_path / "entries" / "notes.txt").touch()
    folder = FolderFiles(tmp_path)

    assert folder.names(PurePosixPath("entries")) == {"sft/", "notes.txt"}
    assert folder.names(PurePosixPath()) == {"entries/"}
    assert folder.names(PurePosixPath("entries/notes.txt")) == frozenset()
    assert folder.names(PurePosixPath("nowhere")) == frozenset()


def test_find(tmp_path: Path) -> None:
    """`.bib` files that were named, and those below folders, each once."""
    (tmp_path / "sub").mkdir()
    for name in ("sub/b.bib", "a.bib", "page.md"):
        (tmp_path / name).write_text("@misc{a}", "utf-8")

    paths = [tmp_path / "sub/b.bib", tmp_path / "none.bib", tmp_path]
    found, failures = find(paths, (".bib",))

    assert [file.name for file in found] == ["b.bib", "a.bib"]
    assert [error.message for error in failures] == [f"there is no {tmp_path / 'none.bib'}"]
    with pytest.raises(SynthlitError, match=r"there is no \.bib file"):
        find([tmp_path / "page.md"], (".bib",))
    with pytest.raises(SynthlitError, match="there is no"):
        find([tmp_path / "none.bib"])
