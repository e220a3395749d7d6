"""A row of the benchmark: what is asked, what it may cost at most, and what it did cost."""

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from benchmarks.material import Material
from benchmarks.peers import Peers
from benchmarks.timing import Command, Cost, Runs


class Unit(Enum):
    """How a row is counted."""

    RATIO = "×"
    SECONDS = "s"
    MORE = "s more"
    MS_EACH = "ms each"
    KB_EACH = "KB each"


@dataclass(frozen=True)
class Absent:
    """Why there is no other command to compare with."""

    reason: str


@dataclass(frozen=True)
class Row:
    """A row before it is measured, for every size up to `largest`.

    `goals` are by number of works; `goal` holds at every size of 1,000 and more that has no own.
    A `capped` row has no more works than that, at larger sizes too.
    A row whose cost an entry may not grow has `growth`; one whose memory is asked has `memory`,
    the KB an entry that it may need at the largest size.
    """

    name: str
    unit: Unit
    build: Callable[[Material, Peers], tuple[Command, Command | Absent | None]]
    goals: Mapping[int, float] = field(default_factory=dict)
    goal: float | None = None
    kind: str = "mixed"
    largest: int = 100_000
    capped: int = 100_000
    growth: bool = False
    memory: float | None = None

    def goal_at(self, size: int) -> float | None:
        """Return what is to be reached at a size."""
        return self.goals.get(size, self.goal if size >= 1000 else None)


@dataclass(frozen=True)
class Result:
    """A measured row."""

    name: str
    size: int
    unit: Unit
    goal: float | None
    own: Runs
    other: Runs | None = None
    absent: str = ""
    beside: Runs | None = None
    derived: float | None = None

    @property
    def values(self) -> Sequence[float]:
        """The value of each pair of runs."""
        if self.derived is not None:
            return [self.derived]
        if self.unit in (Unit.RATIO, Unit.MORE):
            return [self._compared(*pair) for pair in self._pairs(self.other)]
        return [self._alone(cost) for cost in self.own.costs]

    @property
    def value(self) -> float | None:
        """The median of the values; None if there are none."""
        return statistics.median(self.values) if self.values else None

    @property
    def reached(self) -> bool | None:
        """Whether the goal is reached; None if there is none, or nothing to compare."""
        return None if self.goal is None or self.value is None else self.value <= self.goal

    @property
    def against_beside(self) -> Sequence[float]:
        """The CPU time of each run, as a multiple of that of the other revision."""
        return [own.cpu / other.cpu for own, other in self._pairs(self.beside)]

    @property
    def why_not(self) -> str:
        """Why there is no value."""
        failed = self.own.failure or (self.other.failure if self.other else "")
        return failed or self.absent

    def _pairs(self, other: Runs | None) -> list[tuple[Cost, Cost]]:
        return list(zip(self.own.costs, other.costs, strict=False)) if other else []

    def _compared(self, own: Cost, other: Cost) -> float:
        return own.cpu / other.cpu if self.unit is Unit.RATIO else own.cpu - other.cpu

    def _alone(self, cost: Cost) -> float:
        size = self.size or 1
        if self.unit is Unit.KB_EACH:
            return cost.memory / 1024 / size
        return cost.cpu * 1000 / size if self.unit is Unit.MS_EACH else cost.cpu


def compared_sizes(row: Row, found: Sequence[Result], start: Result | None) -> list[Result]:
    """Return what the results of a row at several sizes say: growth, and memory an entry.

    `start` is the row with next to no works: what it costs is no work on entries.
    """
    measured = [each for each in found if each.own.costs]
    if len(measured) < 2:
        return []
    small, large = measured[0], measured[-1]
    span = f"{small.size:,} to {large.size:,}"
    task = row.name.partition(" ÷ ")[0]
    results: list[Result] = []
    if row.growth and start and start.own.costs:
        each = [(r.own.median.cpu - start.own.median.cpu) / r.size for r in (small, large)]
        name, value = f"{task}: CPU an entry, {span}", each[1] / max(each[0], 1e-9)
        results.append(Result(name, large.size, Unit.RATIO, 1.2, large.own, derived=value))
    if row.memory is not None:
        grown = large.own.median.memory - small.own.median.memory
        value = grown / 1024 / (large.size - small.size)
        goal = row.memory if large.size >= 100_000 else None
        name = f"{task}: memory an entry, {span}"
        results.append(Result(name, large.size, Unit.KB_EACH, goal, large.own, derived=value))
    return results
