"""Measure what synthlit costs beside its peers and its goals, and print one table.

    python -m benchmarks [--sizes 1000 10000] [--runs 5] [--rows PATTERN] [--beside SRC]
        [--peers FOLDER] [--material FOLDER] [--json FILE] [--output FILE]

docs/benchmarks.md says how it is measured; `python -m benchmarks.peers` installs the peers. The
exit status is 1 if a command of synthlit failed.
"""

import argparse
import os
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import synthlit
from benchmarks import machine, report, rows
from benchmarks.material import Material, Shelf
from benchmarks.peers import Peers, cache_folder
from benchmarks.tasks import Absent, Result, Row, compared_sizes
from benchmarks.timing import Command, in_turn

_ROOT = Path(__file__).resolve().parents[1]
# The number of works with which a command costs hardly more than its start.
# Larger libraries are measured once.
_OFTEN = 10_000
_START = 10


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the rows, print the table, and return the exit status."""
    options = _options(arguments)
    bench = Benchmark(
        Peers(options.peers.resolve()), Shelf(options.material.resolve()), options.runs,
        options.beside.resolve() if options.beside else None,
    )  # fmt: skip
    results: list[Result] = []
    for result in bench.results(options.rows, sorted(options.sizes)):
        results.append(result)
        value = "" if result.value is None else f"{result.value:.3f} {result.unit.value}"
        print(f"{result.name}, {result.size:,}: {value}{result.why_not}", file=sys.stderr)
    about = report.Circumstances(
        datetime.now(UTC).date().isoformat(), machine.facts(),
        {"synthlit": synthlit.__version__} | bench.peers.versions,
        "half DBLP, half arXiv" if os.environ.get("SYNTHLIT_SHARED") else "the embedded index",
        options.runs,
    )  # fmt: skip
    print(report.table(results), end="")
    if options.json:
        options.json.write_text(report.as_json(results, about), "utf-8")
    if options.output:
        options.output.write_text(report.page(results, about), "utf-8")
    return int(any(result.own.failure for result in results))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--rows", type=re.compile, default=re.compile(""), metavar="PATTERN")
    parser.add_argument("--peers", type=Path, default=cache_folder() / "peers", metavar="FOLDER")
    parser.add_argument(
        "--material", type=Path, default=cache_folder() / "material", metavar="FOLDER"
    )
    parser.add_argument("--beside", type=Path, metavar="SRC")
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--output", type=Path, metavar="FILE")
    return parser.parse_args(arguments)


class Benchmark:
    """The peers, the material, and how often each command runs."""

    def __init__(self, peers: Peers, shelf: Shelf, runs: int, beside: Path | None) -> None:
        self.peers = peers
        self._shelf = shelf
        self._runs = runs
        self._beside = beside

    def results(self, wanted: re.Pattern[str], sizes: Sequence[int]) -> Iterator[Result]:
        """Yield the results of the rows whose name has the pattern, at all sizes."""
        for row in rows.START_UP:
            if wanted.search(row.name):
                yield replace(self._measured(row, self._shelf.get("mixed", sizes[0])), size=0,
                              goal=row.goals[0])  # fmt: skip
        for row in rows.SIZED:
            if wanted.search(row.name):
                yield from self._sized(row, sizes)

    def _sized(self, row: Row, sizes: Sequence[int]) -> Iterator[Result]:
        found: list[Result] = []
        for size in dict.fromkeys(min(size, row.capped) for size in sizes if size <= row.largest):
            found.append(self._measured(row, self._shelf.get(row.kind, size)))
            yield found[-1]
        start = None
        if row.growth and len(found) > 1:
            start = self._measured(row, self._shelf.get(row.kind, _START))
        yield from compared_sizes(row, found, start)

    def _runs_of(self, material: Material) -> int:
        return self._runs if material.size <= _OFTEN else 1

    def _measured(self, row: Row, material: Material) -> Result:
        own, other = row.build(material, self.peers)
        absent = other.reason if isinstance(other, Absent) else ""
        sources = {"own": with_source(own, Path(synthlit.__file__).parents[1])}
        if isinstance(other, Command):
            # What is compared may be a process of synthlit as well.
            sources["other"] = with_source(other, Path(synthlit.__file__).parents[1])
        if self._beside:
            kept = str(material.cache / "beside")
            command = replace(own, env={**own.env, "SYNTHLIT_HOME": kept})
            sources["beside"] = with_source(command, self._beside)
        commands = list(sources.values())
        if material.size > _OFTEN:
            commands = [replace(commands[0], slow=True), *commands[1:]]
        runs = dict(zip(sources, in_turn(commands, self._runs_of(material)), strict=True))
        return Result(
            row.name, material.size, row.unit, row.goal_at(material.size), runs["own"],
            runs.get("other"), absent, runs.get("beside"),
        )  # fmt: skip


def with_source(command: Command, source: Path) -> Command:
    """Return a command of this Python with a source tree; a peer's is left as it is."""
    if command.words[0] != sys.executable or "-c" in command.words:
        return command
    path = os.pathsep.join([str(source), str(_ROOT)])
    return replace(command, env={**command.env, "PYTHONPATH": path})


if __name__ == "__main__":
    sys.exit(main())
