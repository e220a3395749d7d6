"""One request at a time, and a pause between two, for all processes of a user."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from synthlit.errors import UnusableFolder
from synthlit.sources.deadline import Clock
from synthlit.sources.folders import HOME
from synthlit.sources.response import AttemptFailed, duration

# The longest wait; a later time in the note comes from a clock that was wrong.
FURTHEST = 3600.0
_NOT_FOR_FILES = re.compile(r"[^A-Za-z0-9.-]")


@dataclass
class Turn:
    """A process's turn; `pause` is the number of seconds without requests after it."""

    pause: float


class RateLimit:
    """The queue of a user's processes before one server.

    The state folder has a lock, which is held while a request is under way, and a note of the
    time (seconds since 1970) before which no process sends the next request.
    """

    def __init__(
        self, folder: Path, server: str, interval: float, deadline: float, clock: Clock
    ) -> None:
        name = _NOT_FOR_FILES.sub("_", server)[:200]
        self._lock = folder / f"{name}.lock"
        self._note = folder / f"{name}.next"
        self._interval = interval
        # A process that holds its turn for longer than pauses and requests take is stuck.
        self._stuck = 2 * deadline + interval
        self._clock = clock

    @contextmanager
    def turn(self, longest: float, sleep: Callable[[float], None] | None = None) -> Iterator[Turn]:
        """Wait for the turn, hold it while the block runs, and note when the next may begin.

        `sleep` waits until the server may be asked.

        Raises AttemptFailed where the server asked for a pause of more than `longest` seconds or
        another process is stuck, and UnusableFolder.
        """
        with self._lock_held():
            self._rest(longest, sleep or self._clock.sleep)
            # Noted before and after: a process that is killed must not let the next one hurry.
            self._write(self._interval)
            turn = Turn(self._interval)
            try:
                yield turn
            finally:
                self._write(turn.pause)

    def _lock_held(self) -> AbstractContextManager[object]:
        while True:
            try:
                self._lock.parent.mkdir(parents=True, exist_ok=True)
                before = self._read()
                return FileLock(self._lock).acquire(timeout=self._stuck)
            except Timeout:
                # Where others are served the queue moves, and there is no reason to leave it.
                if self._read() == before:
                    raise AttemptFailed(
                        "another synthlit process has been asking for too long", retry=False
                    ) from None
            except (OSError, NotImplementedError) as error:
                raise UnusableFolder(str(self._lock.parent), error, HOME) from None

    def _rest(self, longest: float, sleep: Callable[[float], None]) -> None:
        """Wait until the pause after the previous turn has passed."""
        left = self._read() - self._clock.now()
        if not left <= FURTHEST:
            left = self._interval
        if left > max(longest, self._interval):
            reason = f"it asks clients to wait another {duration(left)}"
            raise AttemptFailed(reason, retry=False, wait=left)
        if left > 0:
            sleep(left)

    def _read(self) -> float:
        """Return the time of the next request; an unreadable note counts as just written."""
        try:
            return float(self._note.read_text("ascii"))
        except FileNotFoundError:
            return 0.0
        except (OSError, ValueError):
            return self._clock.now() + self._interval

    def _write(self, pause: float) -> None:
        time = self._clock.now() + min(pause, FURTHEST)
        try:
            self._note.write_text(f"{time:.6f}", "ascii")
        except OSError as error:
            raise UnusableFolder(str(self._lock.parent), error, HOME) from None
