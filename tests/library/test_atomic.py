"""A file is the old one or the new one, whatever happens on the way."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from unittest.mock import Mock

import pytest

from synthlit.library import atomic
from synthlit.library.atomic import sweep, write_atomically

# A process that dies where the test says: after so many calls of a function of os.
DIE = """\
import os, signal, sys
from pathlib import Path
from synthlit.library.atomic import write_atomically

function = getattr(os, sys.argv[2])

def die(*args, **kwargs):
    function(*args, **kwargs) if sys.argv[3] == "after" else None
    os.kill(os.getpid(), signal.SIGKILL)

if sys.argv[3] != "never":
    setattr(os, sys.argv[2], die)
write_atomically(Path(sys.argv[1]), "new" * 100_000)
"""


def left_behind(folder: Path) -> list[str]:
    """Return the names of temporary files."""
    return sorted(path.name for path in folder.iterdir() if path.name.endswith(".tmp"))


def test_a_new_file(tmp_path: Path) -> None:
    """A file is written with its folders, its line ends as they are, and nothing beside it."""
    place = tmp_path / "a" / "b" / "c.bib"
    write_atomically(place, "ü\n张\r\n")
    assert place.read_bytes() == "ü\n张\r\n".encode()
    assert [path.name for path in place.parent.iterdir()] == ["c.bib"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_permissions(tmp_path: Path) -> None:
    """A file keeps its permissions; a new one gets those that any new file gets."""
    place, other = tmp_path / "a", tmp_path / "b"
    mask = os.umask(0o027)
    try:
        write_atomically(place, "x")
        other.write_text("x")
        assert place.stat().st_mode == other.stat().st_mode
        assert place.stat().st_mode & 0o777 == 0o640
        place.chmod(0o604)
        write_atomically(place, "y")
    finally:
        os.umask(mask)
    assert place.stat().st_mode & 0o777 == 0o604
    assert place.read_text() == "y"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
@pytest.mark.parametrize(
    ("function", "moment", "new"),
    [
        ("open", "after", False),
        ("fdopen", "before", False),
        ("fsync", "before", False),
        ("fsync", "after", False),
        ("replace", "before", False),
        ("replace", "after", True),
    ],
)
def test_a_killed_process(tmp_path: Path, function: str, moment: str, new: bool) -> None:
    """A process that is killed at any step leaves the old file or the new one, whole."""
    place = tmp_path / "a.bib"
    place.write_text("old")
    done = subprocess.run([sys.executable, "-c", DIE, str(place), function, moment], check=False)
    assert done.returncode == -signal.SIGKILL
    assert place.read_text() == ("new" * 100_000 if new else "old")
    sweep.cache_clear()
    sweep(tmp_path)
    assert left_behind(tmp_path) == []


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failed_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    """Where the disk is full, or somebody stops it, the old file stays, and nothing beside it."""
    place = tmp_path / "a.bib"
    place.write_text("old")

    def fail(_: int) -> None:
        raise fault

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(type(fault)):
        write_atomically(place, "new")
    assert place.read_text() == "old"
    assert left_behind(tmp_path) == []


def test_a_text_that_cannot_be_written_touches_nothing(tmp_path: Path) -> None:
    """A text that is no UTF-8 fails before anything is made."""
    with pytest.raises(UnicodeEncodeError):
        write_atomically(tmp_path / "folder" / "a", "\ud800")
    assert list(tmp_path.iterdir()) == []


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    """What a link leads to is not written."""
    (tmp_path / "target").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "target")
    write_atomically(tmp_path / "link", "new")
    assert (tmp_path / "target").read_text() == "old"
    assert (tmp_path / "link").read_text() == "new"
    assert not (tmp_path / "link").is_symlink()


def test_sweep_takes_only_what_is_ours(tmp_path: Path) -> None:
    """Only what an ended process of this machine left, or what is old, is removed."""
    gone = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"],
                          check=True, capture_output=True, text=True).stdout.strip()  # fmt: skip
    machine = atomic._machine()
    left = f".synthlit-{machine}-{gone}-00.tmp"
    old = ".synthlit-00000000-1-00.tmp"
    others = {
        ".synthlit-0123.tmp", "a.tmp", ".synthlit.lock", "a.bib",
        f".synthlit-{machine}-{os.getpid()}-00.tmp", ".synthlit-00000000-2-00.tmp",
    }  # fmt: skip
    for name in {left, old, *others}:
        (tmp_path / name).write_text("x")
    os.utime(tmp_path / old, (0, 0))
    sweep(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == others
    sweep(tmp_path / "none")


def test_the_next_write_sweeps(tmp_path: Path) -> None:
    """What a killed process left beside a file goes with the next write there."""
    place = tmp_path / "a.bib"
    subprocess.run([sys.executable, "-c", DIE, str(place), "fsync", "before"], check=False)
    assert left_behind(tmp_path)
    subprocess.run([sys.executable, "-c", DIE, str(place), "getpid", "never"], check=False)
    assert left_behind(tmp_path) == []


def test_ctrl_c_between_two_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stop right after the file was made leaves none."""
    monkeypatch.setattr(os, "fdopen", Mock(side_effect=KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "a.bib", "new")
    assert left_behind(tmp_path) == []
