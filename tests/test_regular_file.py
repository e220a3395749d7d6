"""Files that are none do not stop or hang a command."""

import os
import socket
from pathlib import Path

import pytest

from synthlit import regular_file
from synthlit.regular_file import read_bytes


def test_a_file(tmp_path: Path) -> None:
    """Its bytes come as they are."""
    (tmp_path / "a").write_bytes(b"\xff\r\n")
    assert read_bytes(tmp_path / "a") == b"\xff\r\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_what_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe that nobody writes to, a socket, a device and a folder are refused at once."""
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind("socket")
        for file in (tmp_path / "pipe", tmp_path / "socket", Path("/dev/zero"), tmp_path):
            with pytest.raises(OSError, match=r"regular file|No such device|Is a directory"):
                read_bytes(file)


def test_what_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is refused before it is read."""
    (tmp_path / "a").write_bytes(b"12345")
    monkeypatch.setattr(regular_file, "LARGEST", 4)
    with pytest.raises(OSError, match="larger than"):
        read_bytes(tmp_path / "a")
