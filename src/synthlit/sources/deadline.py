"""Time as an argument, so that tests do not wait, and how much of it a request may take."""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True)
class Clock:
    """The time, a way to let it pass, and chance.

    `now` counts seconds since 1970 and is the same for all processes; `elapsed` never runs
    backwards; `chance` lies between 0 and 1.
    """

    now: Callable[[], float] = time.time
    elapsed: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random


class Deadline:
    """Seconds until there is an answer: asking, backing off and pauses count, a queue does not."""

    def __init__(self, seconds: float, clock: Clock) -> None:
        # The command that asks has to start and to write, which takes some seconds of a user's.
        self.left = seconds * 11 / 12
        self.tries = 0
        # A server that hangs must leave time for another try, and that one enough to succeed.
        self._most = seconds / 2
        self._least = seconds / 10
        self._clock = clock

    @property
    def for_one_try(self) -> float:
        """The seconds that the next try may take; the first has some, whatever was before it."""
        return min(self._most, self.left if self.tries else max(self.left, self._least))

    def allows(self, pause: float) -> bool:
        """Return whether a try after a pause makes sense."""
        return self.left - pause >= self._least

    @contextmanager
    def trying(self) -> Iterator[None]:
        """Count the time that the block takes."""
        self.tries += 1
        started = self._clock.elapsed()
        try:
            yield
        finally:
            self.left -= self._clock.elapsed() - started

    def sleep(self, seconds: float) -> None:
        """Let time pass, and count it."""
        self.left -= seconds
        self._clock.sleep(seconds)
