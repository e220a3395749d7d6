"""The tries of one request: whether and when there is another, and what is said meanwhile."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from tenacity import RetryCallState

from synthlit.sources.deadline import Clock, Deadline
from synthlit.sources.response import AttemptFailed
from synthlit.sources.service import Service

# Called with what is waited for, and with "" when it is over.
Waiting: TypeAlias = Callable[[str], None]
_LONGEST_BACK_OFF = 20.0
_SHORTEST_BACK_OFF = 0.1
# An answer that cannot be used is mostly the same the next time.
_MOST_UNUSABLE = 2
# Nobody reads what is shown for less.
_WORTH_SHOWING = 1.0


def silent(text: str) -> None:
    """Show nothing."""


@dataclass
class Tries:
    """The tries of a request until a deadline, as tenacity asks for them."""

    service: Service
    deadline: Deadline
    clock: Clock
    waiting: Waiting = silent
    number: int = 0
    _unusable: int = 0
    _text: str = ""

    def pause(self, state: RetryCallState) -> float:
        """Return how long to back off: doubled each time, with jitter, and as long as asked."""
        self.number = state.attempt_number
        failure = _failure(state)
        self._unusable += failure.is_unusable
        return max(failure.wait, self._back_off(self.number) * (1 + self.clock.chance() / 2))

    def are_over(self, state: RetryCallState) -> bool:
        """Return whether another try makes no sense."""
        if not self.deadline.allows(state.upcoming_sleep):
            return True
        return _failure(state).is_unusable and self._unusable >= _MOST_UNUSABLE

    def announce(self, state: RetryCallState) -> None:
        """Note what is shown during the next pause."""
        failure, pause = _failure(state), state.upcoming_sleep
        done = "is busy" if failure.is_busy else "gives no usable answer"
        further = 1 if failure.is_unusable else self._further(pause)
        self._text = (
            f"{self.service.name} {done}, trying again in {pause:.0f} s "
            f"({self.number + 1} of {self.number + further})"
        )

    def sleep(self, seconds: float) -> None:
        """Wait before the next try."""
        self._wait(seconds, self._text)

    def rest(self, seconds: float) -> None:
        """Wait until the server may be asked."""
        self._wait(seconds, f"waiting {seconds:.0f} s before {self.service.name} may be asked")

    def _wait(self, seconds: float, text: str) -> None:
        if seconds < _WORTH_SHOWING:
            self.deadline.sleep(seconds)
            return
        self.waiting(text)
        try:
            self.deadline.sleep(seconds)
        finally:
            self.waiting("")

    def _back_off(self, number: int) -> float:
        shortest = max(self.service.interval, _SHORTEST_BACK_OFF)
        return min(shortest * 2.0 ** min(number - 1, 30), _LONGEST_BACK_OFF)

    def _further(self, pause: float) -> int:
        """Return how many tries the deadline has room for, if each fails at once."""
        further = 1
        while self.deadline.allows(pause := pause + self._back_off(self.number + further)):
            further += 1
        return further


def _failure(state: RetryCallState) -> AttemptFailed:
    error = state.outcome.exception() if state.outcome else None
    return error if isinstance(error, AttemptFailed) else AttemptFailed("")
