"""Measure whole commands: several in turn, each with its time, memory, status and output."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

# ru_maxrss counts KiB on Linux and bytes on macOS.
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024

# What a command wrote to stdout → why that is not what it should be; empty if it is.
Check = Callable[[str], str]


@dataclass(frozen=True)
class Command:
    """A command of a row.

    Any other exit status than those of `statuses` is a failure, and so is a reason that `check`
    returns. A `slow` command runs once. `prepare` runs before each run and `restore` after it;
    neither is measured. A command that `says` what a part of it cost is counted by that: it prints
    a JSON object with `cpu`, `wall` and `memory`.
    """

    name: str
    words: Sequence[str | Path]
    folder: Path
    statuses: tuple[int, ...] = (0,)
    slow: bool = False
    env: Mapping[str, str] = field(default_factory=dict)
    prepare: Callable[[], object] | None = None
    restore: Callable[[], object] | None = None
    check: Check | None = None
    says: bool = False


@dataclass(frozen=True)
class Cost:
    """What one run used: wall-clock and CPU seconds, and the largest resident memory in bytes."""

    wall: float
    cpu: float
    memory: int


@dataclass(frozen=True)
class Runs:
    """The measured runs of a command, or why it failed."""

    command: Command
    costs: tuple[Cost, ...] = ()
    failure: str = ""

    @property
    def median(self) -> Cost:
        """The median of each cost."""
        return Cost(
            statistics.median(cost.wall for cost in self.costs),
            statistics.median(cost.cpu for cost in self.costs),
            int(statistics.median(cost.memory for cost in self.costs)),
        )


class CommandFailed(Exception):
    """A command that could not be run, or whose status or output is not what it should be."""


def measure(command: Command) -> Cost:
    """Run a command once and return its cost, including that of the processes it waited for.

    Raises CommandFailed.
    """
    if command.prepare:
        command.prepare()
    try:
        return _measured(command)
    finally:
        if command.restore:
            command.restore()


def _measured(command: Command) -> Cost:
    inherited = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        begin = time.perf_counter()
        try:
            process = subprocess.Popen(
                [*map(str, command.words)],
                cwd=command.folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=errors,
                env={**inherited, **command.env},
            )
        except OSError as fault:
            raise CommandFailed(str(fault)) from None
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        # Popen must not wait for the process again.
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read().decode("utf-8", "replace")
        if process.returncode not in command.statuses:
            errors.seek(0)
            lines = errors.read().decode("utf-8", "replace").strip().splitlines()
            last = f": {_named(lines[-1], command)}" if lines else ""
            raise CommandFailed(f"exit status {process.returncode}{last}")
    if command.check and (reason := command.check(text)):
        raise CommandFailed(reason)
    if command.says:
        return Cost(**json.loads(text))
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * _RSS_UNIT)


def _named(text: str, command: Command) -> str:
    """Return what a command says with the names of its files only: a page shows no folder."""
    for word in map(str, command.words):
        if os.sep in word:
            text = text.replace(word, Path(word).name)
    return text


def in_turn(commands: Sequence[Command], runs: int) -> list[Runs]:
    """Measure commands in turn, so that what disturbs the machine disturbs all of them alike.

    The first round fills caches and does not count. A command that fails is not run again, and
    none of its runs counts.
    """
    costs: list[list[Cost]] = [[] for _ in commands]
    failures = [""] * len(commands)
    for turn in range(runs + 1):
        for number, command in enumerate(commands):
            if failures[number] or (command.slow and turn != 1):
                continue
            try:
                cost = measure(command)
            except CommandFailed as fault:
                failures[number] = str(fault)
            else:
                costs[number] += [cost] if turn else []
    return [
        Runs(command, () if failure else tuple(found), failure)
        for command, found, failure in zip(commands, costs, failures, strict=True)
    ]
