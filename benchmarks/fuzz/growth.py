"""Measure how time grows with the size of inputs that repeat one hostile piece."""

import contextlib
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.fuzz.shapes import Shape
from benchmarks.fuzz.targets import TARGETS

# Characters: two sizes at which all shapes are tried, and those at which the slowest are.
FIRST = (500, 2000)
SIZES = (16_000, 32_000, 64_000, 128_000)
# Time may grow that often as much as the size, for collecting garbage takes more where there is
# more; if it grew as the square of the size, it would be eight times as much.
_TOLERANCE = 2.5
_SUSPECT = 2.0
# Seconds in which nothing can be told of growth.
_TOO_SHORT = 0.05
# Where it seems to grow too much, it is measured again: the machine may have had other work.
_AGAIN = 2


@dataclass(frozen=True)
class Growth:
    """How long a target took for a shape of some sizes, in seconds of the processor."""

    target: str
    shape: Shape
    sizes: Sequence[int]
    times: Sequence[float]

    @property
    def excess(self) -> float:
        """How often as much as the size time grew; 1 where it was too short to tell."""
        if self.times[-1] < _TOO_SHORT:
            return 1
        return self.times[-1] / self.times[0] * self.sizes[0] / self.sizes[-1]

    @property
    def is_linear(self) -> bool:
        """Return whether time grew with the size, as far as can be told."""
        return self.excess < _TOLERANCE


def growths(name: str, sizes: Sequence[int], shapes: Iterable[Shape]) -> Iterator[Growth]:
    """Yield how a target's time grows with each shape; the shortest time of each size counts."""
    check = TARGETS[name].check
    for shape in shapes:
        texts = [shape.text(size) for size in sizes]
        found = Growth(name, shape, sizes, [_seconds(check, text) for text in texts])
        for _ in range(_AGAIN):
            if not found.is_linear:
                times = [
                    min(old, _seconds(check, text))
                    for old, text in zip(found.times, texts, strict=True)
                ]
                found = Growth(name, shape, sizes, times)
        yield found


def slowest(found: Sequence[Growth], number: int) -> list[Shape]:
    """Return the shapes that took the most time, and all whose time grew more than the size."""
    ordered = sorted(found, key=lambda growth: -growth.times[-1])
    suspect = [growth for growth in ordered[number:] if growth.excess > _SUSPECT]
    return [growth.shape for growth in (*ordered[:number], *suspect)]


def _seconds(check: Callable[[str], object], text: str) -> float:
    begin = time.process_time()
    with contextlib.suppress(Exception):  # what fails is for the trials to say
        check(text)
    return time.process_time() - begin
