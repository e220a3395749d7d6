"""A file is the old one or the new one, whatever happens on the way."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

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
    """Files that other programs left are not touched, and a folder need not be there."""
    for name in (".synthlit-0123.tmp", "a.tmp", ".synthlit.lock", "a.bib"):
        (tmp_path / name).write_text("x")
    sweep(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".synthlit.lock", "a.bib", "a.tmp"]
    sweep(tmp_path / "none")
