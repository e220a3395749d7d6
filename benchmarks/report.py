"""Write the results as one table, as one JSON, and as docs/benchmarks.md."""

import json
import statistics
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.tasks import Result
from benchmarks.timing import Runs

_HERE = Path(__file__).parent
_MIB = 1024 * 1024
_HEAD = (
    "row", "works", "goal", "measured", "reached", "CPU s", "wall s", "MiB", "other: CPU s",
    "wall s", "MiB",
)  # fmt: skip
_BESIDE = "CPU ÷ beside"
_NONE = "–"


@dataclass(frozen=True)
class Circumstances:
    """When, where and with which versions was measured, and what on."""

    date: str
    machine: Mapping[str, str]
    versions: Mapping[str, str]
    material: str
    runs: int


def table(results: Sequence[Result]) -> str:
    """Return the results as a Markdown table."""
    beside = any(result.beside for result in results)
    head = [*_HEAD, _BESIDE] if beside else [*_HEAD]
    rows = [head, ["---"] * len(head), *(_cells(result, beside=beside) for result in results)]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _cells(result: Result, *, beside: bool) -> list[str]:
    reached = {True: "yes", False: "**no**", None: _NONE}[result.reached]
    own = [_NONE] * 3 if result.derived is not None else _costs(result.own)
    cells = [
        result.name,
        f"{result.size:,}" if result.size else _NONE,
        _NONE if result.goal is None else f"{result.goal:g} {result.unit.value}",
        _span(result.values, f" {result.unit.value}") or result.why_not or _NONE,
        reached, *own, *_costs(result.other),
    ]  # fmt: skip
    return [*cells, _span(result.against_beside, " ×") or _NONE] if beside else cells


def _span(values: Sequence[float], unit: str) -> str:
    if not values:
        return ""
    low, middle, high = (_number(v) for v in (min(values), statistics.median(values), max(values)))
    return f"{middle}{unit}" + (f" ({low} to {high})" if low != high else "")


def _number(value: float) -> str:
    return f"{value:.3f}" if abs(value) < 0.1 else f"{value:.2f}" if value < 100 else f"{value:.0f}"


def _costs(runs: Runs | None) -> list[str]:
    if not runs or not runs.costs:
        return [_NONE] * 3
    cost = runs.median
    return [_number(cost.cpu), _number(cost.wall), f"{cost.memory / _MIB:.0f}"]


def as_json(results: Sequence[Result], about: Circumstances) -> str:
    """Return every run of every row, with the machine and the versions, as JSON."""
    content = asdict(about) | {"rows": [_row(result) for result in results]}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _row(result: Result) -> dict[str, object]:
    runs = {"own": result.own, "other": result.other, "beside": result.beside}
    return {
        "name": result.name,
        "works": result.size or None,
        "unit": result.unit.value,
        "goal": result.goal,
        "measured": result.value,
        "values": list(result.values),
        "reached": result.reached,
        "why not": result.why_not or None,
        "beside": list(result.against_beside),
    } | {name: _runs(each) for name, each in runs.items() if each}


def _runs(runs: Runs) -> dict[str, object]:
    return {
        "command": runs.command.name,
        "failure": runs.failure or None,
        "runs": [asdict(cost) for cost in runs.costs],
    }


def page(results: Sequence[Result], about: Circumstances) -> str:
    """Return docs/benchmarks.md: the table, how it was measured, what was not reached and why."""
    template = (_HERE / "page.md").read_text("utf-8")
    machine = ", ".join(f"{name} {value}" for name, value in about.machine.items())
    versions = ", ".join(f"{name} {value}" for name, value in about.versions.items())
    return template.format(
        date=about.date, machine=machine, versions=versions, material=about.material,
        runs=about.runs, table=table(results), missed="".join(_missed(results)),
        absent="".join(_absent(results)),
    )  # fmt: skip


def _missed(results: Sequence[Result]) -> Iterator[str]:
    reasons = tomllib.loads((_HERE / "reasons.toml").read_text("utf-8"))
    missed = [result for result in results if result.reached is False]
    if not missed:
        yield "Every goal was reached.\n"
    for result in missed:
        number = f"{_number(result.value or 0)} {result.unit.value} instead of {result.goal:g}"
        works = f", {result.size:,} works" if result.size else ""
        reason = reasons.get(result.name, "No reason is known yet.")
        yield f"- {result.name}{works}: {number}. {reason}\n"


def _absent(results: Sequence[Result]) -> Iterator[str]:
    found = {f"- {r.name}: {r.why_not}.\n": None for r in results if r.why_not}
    yield from found or ("Every row was measured.\n",)
