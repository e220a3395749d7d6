"""Run eight processes at once on one library, with kills and with edits that are saved in between.

`python -m tests.faults.schedules [--count N] [--seed S]` runs N schedules and prints what happened.
The end must be what the commands that succeeded give one after the other, in some order: the order
is the journal's.
"""

import argparse
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from synthlit.library.journal import Journal
from tests.faults.commands import COMMANDS, make_library
from tests.faults.sweep import Snapshot, end_with, load_modules, run, snapshot

_WRITERS = tuple(
    command.arguments
    for command in COMMANDS
    if command.name not in ("init", "undo", "format", "export")
)
_READERS = (("list",), ("search", "work"), ("lint", "--exit-zero"), ("export", "--check"))
_EDIT = ()
_PROCESSES = 8
# Commands take up to half a second here: starts and kills fall into each part of one.
_SECONDS = 0.4
# What edits change, and what depends on it.
_EDITED = re.compile(
    r"\A(?:% Edited by hand.*\n+)+|\n*.*(?:Edited by hand|synthlit fingerprint ).*"
)


@dataclass(frozen=True)
class Process:
    """A command, or an edit where it has no words; when it begins, and when it is killed."""

    arguments: tuple[str, ...]
    begins: float
    killed: float | None = None


@dataclass(frozen=True)
class Ended:
    """A process, its number, and its exit status or minus the signal."""

    process: Process
    number: int
    status: int

    @property
    def is_saved_edit(self) -> bool:
        """Whether it is an edit, and was saved."""
        return not self.process.arguments and self.status == 0


def schedule(seed: int) -> list[Process]:
    """Return what happens at once: writers of all kinds, readers, kills and edits."""
    chance = random.Random(seed)
    writers = chance.sample(_WRITERS, 5)
    others = chance.choices([*_READERS, _EDIT, _EDIT], k=_PROCESSES - len(writers))
    found = []
    for arguments in (*writers, *others):
        begins = chance.uniform(0, _SECONDS)
        killed = begins + chance.uniform(0, _SECONDS) if chance.random() < 0.25 else None
        found.append(Process(arguments, begins, killed if arguments else None))
    return found


def problems(seed: int, template: Path, seen: Counter[str]) -> list[str]:
    """Run a schedule, and return what is wrong at its end."""
    found: list[str] = []
    with _copy(template) as root, _copy(template) as other:
        before = snapshot(root)
        processes = _all_at_once(root, schedule(seed))
        for each in processes:
            seen[_kind(each)] += 1
            if each.status not in (0, 1, 2, -signal.SIGKILL):
                found.append(f"{each.process.arguments} exits with {each.status}")
        if (after := run(root, "lint", "--exit-zero")).status != 0:
            found.append(f"lint afterwards exits with {after.status}: {after.err.strip()}")
        order = [kept.change.title for kept in reversed(Journal(root).history())]
        seen["changes that were made"] += len(order)
        found += (
            f"{each.process.arguments} exits with 2, and changed files"
            for each in processes
            if each.status == 2 and any(_is_of(each.process, title) for title in order)
        )
        edits = [each.number for each in processes if each.is_saved_edit]
        found += _lost(root, edits, seen)
        if not edits:
            with _copy(root) as undone:
                found += _undone(undone, before, order)
        for title in order:
            run(other, *next(words for words in _WRITERS if _is_of(Process(words, 0), title)))
        run(root, "export")
        run(other, "export")
        found += _differences(snapshot(root), snapshot(other))
        found += [f"left: {path.name}" for path in root.rglob("*.tmp")]
        return [f"{each}; order: {', '.join(order)}" for each in found]


def _all_at_once(root: Path, processes: Sequence[Process]) -> list[Ended]:
    """Run processes beside each other, and return how they ended."""
    start = time.monotonic() + 0.05
    children: dict[int, int] = {}
    for number, process in enumerate(processes):
        work = partial(_edit, root, number)
        if process.arguments:
            work = partial(end_with, root, process.arguments)
        children[_forked(start + process.begins, work)] = number
    kills = {
        child: start + killed
        for child, number in children.items()
        if (killed := processes[number].killed) is not None
    }
    ended: list[Ended] = []
    while children:
        for child in [child for child, at in kills.items() if at < time.monotonic()]:
            del kills[child]
            os.kill(child, signal.SIGKILL)
        child, status = os.waitpid(-1, os.WNOHANG)
        if child:
            kills.pop(child, None)
            number = children.pop(child)
            ended.append(Ended(processes[number], number, os.waitstatus_to_exitcode(status)))
        else:
            time.sleep(0.001)
    return ended


def _forked(at: float, work: Callable[[], int]) -> int:
    """Do work in a child process at a time, which ends with the status that the work returns."""
    child = os.fork()
    if child:
        return child
    status = 3
    try:
        time.sleep(max(0.0, at - time.monotonic()))
        status = work()
    finally:
        os._exit(status)


def _edit(root: Path, number: int) -> int:
    """Save a file as editors do: what it held, and a line more; 1 if it is gone or changed."""
    page = root / "README.md"
    if number % 3 == 0:
        page = next(iter(root.glob("entries/**/three2020.bib")), page)
    try:
        text = page.read_text("utf-8")
        line = f"Edited by hand {number}.\n"
        if page.suffix == ".bib":
            new = f"% {line}{text}"
        else:
            title, _, rest = text.partition("\n")
            new = f"{title}\n\n{line}{rest}"
        if page.suffix == ".bib" or number % 2:
            with page.open("r+", encoding="utf-8") as file:
                file.write(new)
            return 0
        saved = page.with_name(f".{number}.swp")
        saved.write_text(new, "utf-8")
        if page.read_text("utf-8") == text:
            saved.replace(page)
            return 0
        saved.unlink()
    except FileNotFoundError:
        pass
    return 1


def _is_of(process: Process, title: str) -> bool:
    """Return whether a title in the journal is a command's."""
    words = tuple(title.split()[:2])  # the others may be present names for those that were typed
    return process.arguments[: len(words)] == words


def _kind(ended: Ended) -> str:
    if not ended.process.arguments:
        return "edits" if ended.is_saved_edit else "edits that came too late"
    if ended.status == -signal.SIGKILL:
        return "killed commands"
    return f"commands with exit status {ended.status}"


def _lost(root: Path, edits: Sequence[int], seen: Counter[str]) -> list[str]:
    """Return the edits that are lost.

    One that is saved between a command's last look at the file and its replacement, which is less
    than a millisecond, is in the journal only.
    """
    found = [path.read_text("utf-8") for path in _files(root) if ".synthlit" not in path.parts]
    kept = [path.read_text("utf-8") for path in root.glob(".synthlit/changes/*/before/*")]
    lost = []
    for number in edits:
        line = f"Edited by hand {number}."
        if not any(line in text for text in found):
            seen["edits that only the journal has"] += 1
            if not any(line in text for text in kept):
                lost.append(f"edit {number} is lost")
    return lost


def _files(root: Path) -> Iterator[Path]:
    return (path for path in root.rglob("*") if path.suffix in (".md", ".bib"))


def _undone(root: Path, before: Snapshot, order: Sequence[str]) -> list[str]:
    """Undo all changes, and return what is not as it was before."""
    for _ in order:
        if (ended := run(root, "undo")).status != 0:
            return [f"undo exits with {ended.status}: {ended.err.strip()}"]
    now = snapshot(root)
    return [f"undo left {path} changed" for path in {**before, **now}
            if now.get(path) != before.get(path)]  # fmt: skip


def _differences(found: Snapshot, expected: Snapshot) -> list[str]:
    """Return the files that are not what the commands give one after the other."""

    def seen(data: bytes | None) -> str | None:
        return None if data is None else _EDITED.sub("", data.decode("utf-8"))

    return [
        f"{path} is {'gone' if path not in found else 'other' if path in expected else 'there'}"
        for path in {**expected, **found}
        if seen(found.get(path)) != seen(expected.get(path))
    ]


@contextmanager
def _copy(template: Path) -> Iterator[Path]:
    """A copy of a library, removed afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve() / "list"
        shutil.copytree(template, root)
        yield root


def _template(folder: Path) -> Path:
    root = folder / "template"
    root.mkdir()
    make_library(root, lambda *words: run(*words).status, exported=True)
    for command in COMMANDS:
        if command.is_exported:
            command.prepare(root)
    return root


def main() -> int:
    """Run the schedules and return 1 where something was wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.schedules")
    parser.add_argument("--count", type=int, default=500, help="how many schedules")
    parser.add_argument("--seed", type=int, default=0, help="the first one")
    options = parser.parse_args()
    load_modules()
    seen: Counter[str] = Counter()
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="synthlit-schedules-") as folder:
        tempfile.tempdir = folder
        os.environ["SYNTHLIT_HOME"] = str(Path(folder, "home"))
        template = _template(Path(folder).resolve())
        for seed in range(options.seed, options.seed + options.count):
            found = problems(seed, template, seen)
            wrong += bool(found)
            for line in found:
                sys.stdout.write(f"schedule {seed}: {line}\n")
    for kind, number in sorted(seen.items()):
        sys.stdout.write(f"{number:,} {kind}\n")
    sys.stdout.write(f"\n{options.count} schedules, {wrong} with a problem\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
