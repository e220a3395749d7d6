"""Time and chance as arguments, so that tests neither wait nor roll dice."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Clock:
    """What tells the time, lets it pass, and decides by chance.

    `now` counts seconds since 1970 and is the same for all processes; `elapsed` never runs
    backwards; `chance` lies between 0 and 1.
    """

    now: Callable[[], float] = time.time
    elapsed: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random
