"""The table of the benchmark, for people and for programs."""

import json
from pathlib import Path

import pytest

from benchmarks import report
from benchmarks.report import Circumstances
from benchmarks.tasks import Result, Row, Unit, compared_sizes
from benchmarks.timing import Command, Cost, Runs

FOLDER = Path("/nowhere")
OWN = Runs(Command("synthlit list", ["a"], FOLDER), (Cost(1, 0.5, 2**20), Cost(1, 0.6, 2**20)))
OTHER = Runs(Command("papis list", ["b"], FOLDER), (Cost(2, 1.0, 2**21), Cost(2, 0.5, 2**21)))
FAILED = Runs(Command("papis list", ["b"], FOLDER), (), "99 lines instead of 100")
ABOUT = Circumstances("2026-11-30", {"cores": "2"}, {"synthlit": "1.0"}, "the index", 2)


def _result(unit: Unit = Unit.RATIO, goal: float | None = 0.9, **more: Runs) -> Result:
    return Result("list ÷ papis list", 1000, unit, goal, OWN, more.get("other"), "",
                  more.get("beside"))  # fmt: skip


def test_ratio_is_that_of_pairs() -> None:
    """Each pair of runs has a ratio; the median decides, and least and greatest are shown."""
    result = _result(other=OTHER)

    assert result.values == [0.5, 1.2]
    assert (result.value, result.reached) == (0.85, True)
    assert "| 0.9 × | 0.85 × (0.50 to 1.20) | yes |" in report.table([result])


def test_other_units() -> None:
    """Seconds more than the other, seconds, and costs divided by the works."""
    assert _result(Unit.MORE, other=OTHER).values == pytest.approx([-0.5, 0.1])
    assert _result(Unit.SECONDS).values == [0.5, 0.6]
    assert _result(Unit.MS_EACH).values == [0.5, 0.6]
    assert _result(Unit.KB_EACH).values == [1.024, 1.024]


def test_failed_peer_is_named_and_not_counted() -> None:
    """There is no value, and nothing is reached or missed."""
    result = _result(other=FAILED)

    assert (result.value, result.reached) == (None, None)
    assert "| 99 lines instead of 100 | – |" in report.table([result])


def test_other_revision() -> None:
    """A column compares with the other revision where there is one."""
    lines = report.table([_result(other=OTHER, beside=OTHER)]).splitlines()

    assert lines[0].endswith("| CPU ÷ beside |")
    assert lines[2].endswith("| 0.85 × (0.50 to 1.20) |")


def test_growth_and_memory_between_sizes() -> None:
    """What the start costs is left out of the cost an entry."""
    row = Row("lint", Unit.SECONDS, lambda *_: (OWN.command, None), growth=True, memory=5)
    costs = {10: Cost(0, 0.25, 0), 1000: Cost(0, 1.25, 0), 2000: Cost(0, 4.25, 2**20)}
    start, *found = (
        Result("lint", size, Unit.SECONDS, None, Runs(OWN.command, (cost,)))
        for size, cost in costs.items()
    )

    growth, memory = compared_sizes(row, found, start)

    assert (growth.name, growth.value) == ("lint: CPU an entry, 1,000 to 2,000", 2.0)
    assert (growth.goal, growth.reached) == (1.2, False)
    assert memory.value == pytest.approx(1.024)
    assert memory.goal is None


def test_page() -> None:
    """What was missed is there with its reason, and what could not be measured."""
    missed = _result(goal=0.5, other=OTHER)

    page = report.page([missed, _result(other=FAILED)], ABOUT)

    assert "- list ÷ papis list, 1,000 works: 0.85 × instead of 0.5." in page
    assert "- list ÷ papis list: 99 lines instead of 100.\n" in page
    assert "Measured on 2026-11-30: cores 2. Versions: synthlit 1.0." in page


def test_json() -> None:
    """Every run is in the JSON, with the versions; folders of the machine are not."""
    text = report.as_json([_result(other=OTHER), _result(other=FAILED)], ABOUT)
    written = json.loads(text)

    first, failed = written["rows"]
    assert written["versions"] == {"synthlit": "1.0"}
    assert first["own"]["runs"][0] == {"wall": 1, "cpu": 0.5, "memory": 2**20}
    assert (first["measured"], first["reached"]) == (0.85, True)
    assert failed["other"]["failure"] == "99 lines instead of 100"
    assert str(FOLDER) not in text
