"""Press Ctrl-C at any moment of commands on a copy of this repository's list.

`python -m tests.faults.interrupts [--runs N] [--seed S] [--command C]` interrupts each command N
times. Afterwards every file must be old or new, and all of them of one side after the next command;
the same command, run again, must finish.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from synthlit.library import store
from tests.faults.sweep import Snapshot, snapshot

_LIST = Path(__file__).parents[2]
_MANY = 60


def _nothing(root: Path) -> None:
    """Leave the list as it is."""


def _messy(root: Path) -> None:
    """Break the layout of many entries, so that there is something to fix."""
    for file in sorted(root.glob("entries/**/*.bib"))[:_MANY]:
        file.write_text(file.read_text("utf-8").replace("  ", "\t"), "utf-8")


def _foreign(root: Path) -> None:
    """Put a file of other works beside the list."""
    entry = "@article{k%d,\n title = {On Interruption %d},\n author = {Doe, J.},\n year = 2020\n}\n"
    (root / "new.bib").write_text("".join(entry % (n, n) for n in range(_MANY)), "utf-8")


@dataclass(frozen=True)
class Command:
    """A command line, and what it needs before."""

    line: str
    prepare: Callable[[Path], None] = _nothing

    @property
    def name(self) -> str:
        """The words that say which command it is."""
        first, second = self.line.split()[:2]
        return f"{first} {second}" if first in ("section", "lint") else first


COMMANDS = (
    Command("section rename rlvr verifiable --folder 06_Verifiable"),
    Command("section merge preference sft"),
    Command("section retire outcome-based --into process-supervision"),
    Command("section split rlvr correction --title Correction --subsections self-correction"),
    Command("move lightman2023lets sft"),
    Command("lint --fix", _messy),
    Command("import new.bib --section sft", _foreign),
)


def interrupted(command: Command, root: Path, after: float) -> tuple[int, str]:
    """Start a command, press Ctrl-C after seconds; return its exit status and what it said."""
    words = [sys.executable, "-m", "synthlit", *command.line.split()]
    process = subprocess.Popen(
        words, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    if after > 0:
        time.sleep(after)
        process.send_signal(signal.SIGINT)
    said = process.communicate()[1]
    return process.returncode, said


def problems(
    command: Command, root: Path, before: Snapshot, after: Snapshot, at: float
) -> list[str]:
    """Interrupt a command on a library, and return what is wrong afterwards."""
    found: list[str] = []
    status, said = interrupted(command, root, at)
    # Python itself ends so before it has a handler.
    if status not in (0, 1, 130, -signal.SIGINT):
        found.append(f"exit status {status}: {said.strip()}")
    if status == 130 and "interrupted: " not in said:
        found.append(f"Ctrl-C without a word: {said.strip()}")
    now = snapshot(root)
    found += (
        f"{path} is neither old nor new"
        for path in {**before, **after, **now}
        if now.get(path) not in (before.get(path), after.get(path)) and not path.endswith(".tmp")
    )
    store.recover(root)
    if snapshot(root) not in (before, after):
        found.append("only a part was changed")
    if snapshot(root) != after:
        status, said = interrupted(command, root, 0)
        if snapshot(root) != after:
            found.append(f"run again, it does not finish: {status} {said.strip()}")
    found += [f"left: {path.name}" for path in root.rglob("*.tmp")]
    return found


def main() -> int:
    """Interrupt the commands and return 1 where something was wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.interrupts")
    parser.add_argument("--runs", type=int, default=100, help="how often each is interrupted")
    parser.add_argument("--seed", type=int, default=0, help="which moments are chosen")
    parser.add_argument("--command", default="", help="only commands that begin so")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="synthlit-interrupts-") as folder:
        os.environ["SYNTHLIT_HOME"] = str(Path(folder, "home"))
        for command in COMMANDS:
            if command.name.startswith(options.command):
                wrong += _table_row(command, Path(folder), options.runs, chance)
    return 1 if wrong else 0


def _table_row(command: Command, folder: Path, runs: int, chance: random.Random) -> int:
    """Interrupt a command, write a row, and return in how many runs something was wrong."""
    wrong = 0
    with _list(folder, command) as template:
        before = snapshot(template)
        with _copy(template) as root:
            start = time.monotonic()
            interrupted(command, root, 0)
            seconds = time.monotonic() - start
            after = snapshot(root)
        for _ in range(runs):
            at = chance.uniform(0.01, seconds)
            with _copy(template) as root:
                found = problems(command, root, before, after, at)
            wrong += bool(found)
            for line in found:
                sys.stdout.write(f"{command.name}, after {at:.3f} s: {line}\n")
    changed = sum(before.get(path) != after.get(path) for path in {**before, **after})
    sys.stdout.write(f"| `{command.name}` | {changed} | {runs} | {wrong} |\n")
    sys.stdout.flush()
    return wrong


@contextmanager
def _list(folder: Path, command: Command) -> Iterator[Path]:
    """A copy of this repository's list as it is before a command, with all lists exported."""
    root = folder / "list"
    root.mkdir()
    for name in ("entries", "bib", "synthlit.toml", "README.md"):
        _copied(_LIST / name, root / name)
    for page in _LIST.glob("[0-9]*/README.md"):
        _copied(page.parent, root / page.parent.name)
    command.prepare(root)
    try:
        yield root
    finally:
        shutil.rmtree(root)


def _copied(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copy2(source, target)


@contextmanager
def _copy(template: Path) -> Iterator[Path]:
    root = template.with_name("copy")
    shutil.copytree(template, root)
    try:
        yield root
    finally:
        shutil.rmtree(root)


if __name__ == "__main__":
    sys.exit(main())
