"""Turns: one process at a time, and a pause between two."""

import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock, Timeout

from synthlit.errors import UnusableFolder
from synthlit.sources import rate_limit as module
from synthlit.sources.rate_limit import RateLimit
from synthlit.sources.response import AttemptFailed
from tests.sources.conftest import BEGINNING, Time

SERVER = "export.arxiv.org"
HOLDER = """
import sys
from pathlib import Path
from synthlit.sources.deadline import Clock
from synthlit.sources.rate_limit import RateLimit

clock = Clock(now=lambda: float(sys.argv[2]))
with RateLimit(Path(sys.argv[1]), "export.arxiv.org", 3.0, 60.0, clock).turn(60.0):
    print("held", flush=True)
    sys.stdin.readline()
"""


def rate_limit(folder: Path, time: Time, server: str = SERVER, deadline: float = 60.0) -> RateLimit:
    """Return what a process of its own would have."""
    return RateLimit(folder, server, 3.0, deadline, time.clock)


def test_first_turn_comes_at_once(tmp_path: Path, time: Time) -> None:
    """Nobody waits before the first question; the folder is made."""
    with rate_limit(tmp_path / "state", time).turn(60):
        pass

    assert time.slept == []


def test_pause_counts_from_the_end_of_a_turn(tmp_path: Path, time: Time) -> None:
    """Another process waits until three seconds after the answer came."""
    with rate_limit(tmp_path, time).turn(60):
        time.now += 10
    time.now += 1

    with rate_limit(tmp_path, time).turn(60):
        pass

    assert time.slept == [2.0]


def test_long_ago_is_no_reason_to_wait(tmp_path: Path, time: Time) -> None:
    """A pause that has passed is not waited for again."""
    with rate_limit(tmp_path, time).turn(60):
        pass
    time.now += 3600

    with rate_limit(tmp_path, time).turn(60):
        pass

    assert time.slept == []


def test_failed_turn_counts(tmp_path: Path, time: Time) -> None:
    """A request that breaks was a request."""
    with pytest.raises(AttemptFailed, match="broken"), rate_limit(tmp_path, time).turn(60):
        raise AttemptFailed("broken")

    with rate_limit(tmp_path, time).turn(60):
        pass

    assert time.slept == [3.0]


def test_killed_process_leaves_a_pause(tmp_path: Path, time: Time) -> None:
    """The note is made when the turn begins, so that it is there whatever happens in it."""
    with rate_limit(tmp_path, time).turn(60):
        note = (tmp_path / f"{SERVER}.next").read_text("ascii")

    assert float(note) == BEGINNING + 3


def test_servers_have_queues_of_their_own(tmp_path: Path, time: Time) -> None:
    """A pause before one server does not hold up another."""
    with rate_limit(tmp_path, time).turn(60), rate_limit(tmp_path, time, "127.0.0.1:8080").turn(60):
        pass

    assert time.slept == []
    assert (tmp_path / "127.0.0.1_8080.lock").exists()


def test_longer_pause_holds_for_all(tmp_path: Path, time: Time) -> None:
    """What one process was asked to wait, the next one waits too, if it has the deadline."""
    with rate_limit(tmp_path, time).turn(60) as turn:
        turn.pause = 40.0

    with rate_limit(tmp_path, time).turn(60):
        pass

    assert time.slept == [40.0]


def test_pause_beyond_deadline_is_a_fault(tmp_path: Path, time: Time) -> None:
    """Who has less deadline than the server asks for is reported so, and does not ask."""
    with rate_limit(tmp_path, time).turn(60) as turn:
        turn.pause = 1e9
    reason = "asks clients to wait another 60 minutes"

    with pytest.raises(AttemptFailed, match=reason) as caught, rate_limit(tmp_path, time).turn(60):
        pass

    assert not caught.value.retry
    assert time.slept == []


@pytest.mark.parametrize("note", ["1e99", "inf", "nan", "tomorrow", "\xff", ""])
def test_senseless_note_counts_as_fresh(tmp_path: Path, time: Time, note: str) -> None:
    """A clock that was wrong, or a disk that was full, costs one ordinary pause."""
    (tmp_path / f"{SERVER}.next").write_text(note, "latin-1")

    with rate_limit(tmp_path, time).turn(60):
        pass

    assert time.slept == [3.0]


def test_two_processes_take_turns(tmp_path: Path, time: Time) -> None:
    """While another process asks, this one does not; then it keeps the pause that one noted."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path), str(BEGINNING)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout
    assert holder.stdout.readline() == "held\n"

    # 3 is the interval, so this one finds the turn taken for as long as it takes to look.
    impatient = RateLimit(tmp_path, SERVER, 0.0, 0.01, time.clock)
    with (
        pytest.raises(AttemptFailed, match="another synthlit process") as caught,
        impatient.turn(1),
    ):
        pass
    holder.communicate("\n")
    time.now += 1
    with rate_limit(tmp_path, time).turn(60):
        pass

    assert not caught.value.retry
    assert time.slept == [2.0]


def test_queue_that_moves_is_not_left(
    tmp_path: Path, time: Time, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long wait is no fault while others are served meanwhile."""
    served = iter([1, 2])

    class Crowded(FileLock):
        """A lock that two others get first."""

        def acquire(self, timeout: float) -> object:  # type: ignore[override]
            assert timeout == 123.0  # twice the deadline and an interval
            for number in served:
                (tmp_path / f"{SERVER}.next").write_text(f"{BEGINNING - number}", "ascii")
                raise Timeout("")
            return super().acquire()

    monkeypatch.setattr(module, "FileLock", Crowded)

    with rate_limit(tmp_path, time).turn(60) as turn:
        assert turn.pause == 3.0

    assert list(served) == []


def test_folder_that_cannot_be_made(tmp_path: Path, time: Time) -> None:
    """The user is reported which folder it is and how to name another."""
    (tmp_path / "file").write_text("", "ascii")

    with (
        pytest.raises(UnusableFolder, match="file cannot be used") as caught,
        rate_limit(tmp_path / "file", time).turn(60),
    ):
        pass

    assert "SYNTHLIT_HOME" in caught.value.hint


def test_note_that_cannot_be_written(tmp_path: Path, time: Time) -> None:
    """Without a note nobody may ask."""
    (tmp_path / f"{SERVER}.next").mkdir()

    with pytest.raises(UnusableFolder), rate_limit(tmp_path, time).turn(60):
        pass
