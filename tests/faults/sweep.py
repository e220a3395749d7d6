"""Stop every writing command at every call of the file system, and look at what is left.

`python -m tests.faults` runs all cases and prints a table; `--sample N` a part of them.
"""

import ctypes
import errno
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import synthlit
from synthlit.cli.front_door import main
from tests.faults.commands import COMMANDS, Command, make_library

KILL, INTERRUPT = -1, -2
Snapshot = dict[str, bytes]


@dataclass(frozen=True)
class Fault:
    """What happens at a call: an error of the system, a kill or Ctrl-C."""

    name: str
    kind: int
    lasting: bool = False
    reads: bool = False


FAULTS = (
    Fault("kill", KILL),
    Fault("Ctrl-C", INTERRUPT),
    Fault("full once", errno.ENOSPC),
    Fault("full from then on", errno.ENOSPC, lasting=True),
    Fault("read-only from then on", errno.EROFS, lasting=True),
    Fault("write error", errno.EIO),
    Fault("read error", errno.EIO, reads=True),
    Fault("no right to read", errno.EACCES, reads=True),
)


@dataclass(frozen=True)
class Case:
    """A command that is stopped at its `at`th call."""

    command: Command
    fault: Fault
    at: int


@dataclass(frozen=True)
class Ended:
    """How a command ended: its exit status, or minus the signal, and what it wrote to stderr."""

    status: int
    err: str
    calls: int = 0


def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None)


def run(root: Path, *arguments: str, fault: Fault | None = None, at: int = 0) -> Ended:
    """Run synthlit in a child process; without `at`, calls are only counted."""
    with tempfile.TemporaryFile() as err, tempfile.TemporaryFile() as count:
        child = os.fork()
        if not child:
            _child(root, arguments, fault, at, err.fileno(), count.fileno())
        _, status = os.waitpid(child, 0)
        err.seek(0)
        count.seek(0)
        return Ended(
            os.waitstatus_to_exitcode(status),
            err.read().decode("utf-8", "replace"),
            int(count.read() or 0),
        )


def _child(
    root: Path, arguments: tuple[str, ...], fault: Fault | None, at: int, err: int, count: int
) -> None:
    """Run synthlit, and end the process."""
    status: object = 3
    try:
        os.chdir(root)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(err, 2)
        sys.stdout, sys.stderr = os.fdopen(1, "w"), os.fdopen(2, "w")
        sys.argv = ["synthlit", *arguments]
        signal.signal(signal.SIGINT, signal.default_int_handler)
        shim = _library()
        if fault:
            shim.fault_arm(
                os.fsencode(root), ctypes.c_long(at), fault.kind, fault.lasting, fault.reads
            )
        try:
            main()
        except SystemExit as exit_:
            status = exit_.code
        if fault:
            calls = shim.fault_count()
            shim.fault_arm(b"", 0, 0, 0, 0)
            os.write(count, str(calls).encode())
        sys.stderr.flush()
    finally:
        os._exit(status if isinstance(status, int) else 1)


def snapshot(root: Path) -> Snapshot:
    """Return every file of a library but its lock, its journal and git's own."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
        and not {".git", ".synthlit", ".synthlit.lock"} & set(path.relative_to(root).parts)
    }


@cache
def _template(command: Command) -> Path:
    """Return a library as it is before a command."""
    root = Path(tempfile.mkdtemp(prefix="synthlit-faults-")).resolve()
    make_library(root, lambda *words: run(*words).status, exported=command.is_exported)
    if command.before:
        assert run(root, *command.before).status == 0
    command.prepare(root)
    return root


@cache
def states(command: Command) -> tuple[Snapshot, Snapshot]:
    """Return the files before and after a command that nothing stops."""
    with _copy(command) as root:
        before = snapshot(root)
        ended = run(root, *command.arguments)
        assert ended.status in (0, 1), ended
        after = snapshot(root)
        assert before != after, command
        return before, after


class _copy:  # noqa: N801 (used as a function)
    """A copy of a command's library, removed afterwards."""

    def __init__(self, command: Command) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="synthlit-faults-")).resolve()
        self._root = self._folder / "list"
        shutil.copytree(_template(command), self._root)

    def __enter__(self) -> Path:
        return self._root

    def __exit__(self, *_: object) -> None:
        for folder in self._folder.rglob("*"):
            if folder.is_dir():
                folder.chmod(0o755)
        shutil.rmtree(self._folder)


@cache
def calls(command: Command, *, reads: bool) -> int:
    """Return how many calls a command makes."""
    with _copy(command) as root:
        return run(root, *command.arguments, fault=Fault("none", 0, reads=reads)).calls


def cases() -> Iterator[Case]:
    """Yield every case."""
    for command in COMMANDS:
        for fault in FAULTS:
            for at in range(1, calls(command, reads=fault.reads) + 1):
                yield Case(command, fault, at)


def problems(case: Case) -> list[str]:
    """Run a case, and return what is wrong afterwards."""
    command, fault = case.command, case.fault
    before, after = states(command)
    found: list[str] = []
    with _copy(command) as root:
        ended = run(root, *command.arguments, fault=fault, at=case.at)
        found += _status(case, ended)
        # A document without an entry that could not be read says so, with exit status 1.
        is_less = ended.status == 1 and fault.reads
        if not is_less:
            found += _partial(snapshot(root), before, after, "at once")
        library = root / "new" if (root / "new" / "synthlit.toml").exists() else root
        told = run(library, "lint", "--exit-zero")
        if told.status != 0:
            found.append(f"lint afterwards exits with {told.status}: {told.err.strip()}")
        now = snapshot(root)
        if not is_less:
            found += _partial(now, before, after, "after the next command")
        if command.is_whole and not is_less and now not in (before, after):
            changed = [path for path in {**before, **after} if now.get(path) != before.get(path)]
            found.append(f"only a part was changed: {changed}")
        is_explained = now == before or "the next command" in ended.err
        if command.is_whole and ended.status == 2 and not is_explained:
            found.append("exit status 2, and files were changed")
        if ended.status == 0 and now != after:
            found.append("exit status 0, and files were not changed")
        if now != after:
            again = run(root, *command.arguments)
            now = snapshot(root)
            if now != after:
                found.append(f"run again, it does not finish: {again.status} {again.err.strip()}")
        left = [path.name for path in root.rglob("*.tmp")]
        changes = root / ".synthlit" / "changes"
        left += [c.name for c in changes.glob("*") if not (c / "done.json").exists()]
        if left:
            found.append(f"left: {left}")
    return found


def _status(case: Case, ended: Ended) -> list[str]:
    """Return what is wrong with how a command ended."""
    expected = {KILL: (-signal.SIGKILL,), INTERRUPT: (130,)}.get(case.fault.kind, (0, 1, 2))
    found = []
    if ended.status not in expected:
        found.append(f"exit status {ended.status}: {ended.err.strip()}")
    if "Traceback" in ended.err or "internal error" in ended.err:
        found.append(f"a bug: {ended.err.strip()}")
    errors = ended.err.count("error:")
    if ended.status == 2 and not (errors and ended.err.count("\n  ") == errors):
        found.append(f"no error with a hint: {ended.err.strip()}")
    if case.fault.kind == INTERRUPT and "interrupted: " not in ended.err:
        found.append(f"Ctrl-C without a word: {ended.err.strip()}")
    return found


def _partial(now: Snapshot, before: Snapshot, after: Snapshot, when: str) -> list[str]:
    """Return the files that are neither as before nor as after."""
    return [
        f"{path} is neither old nor new {when}"
        for path in {**before, **after, **now}
        if now.get(path) not in (before.get(path), after.get(path)) and not path.endswith(".tmp")
    ]


def preload(shim: Path) -> None:
    """Start this program again with the shim, unless it was."""
    if os.environ.get("LD_PRELOAD") != str(shim):
        environment = {**os.environ, "LD_PRELOAD": str(shim)}
        os.execve(
            sys.executable, [sys.executable, "-m", "tests.faults", *sys.argv[1:]], environment
        )
    load_modules()


def load_modules() -> None:
    """Load all of synthlit: children are forked, and need not load it again."""
    for module in walk_packages(synthlit.__path__, "synthlit."):
        if not module.name.endswith("__main__"):
            import_module(module.name)


def end_with(root: Path, arguments: tuple[str, ...]) -> int:
    """Run synthlit in this process, which is a child, without output; return its exit status."""
    os.chdir(root)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    sys.stdout, sys.stderr = os.fdopen(1, "w"), os.fdopen(2, "w")
    sys.argv = ["synthlit", *arguments]
    try:
        main()
    except SystemExit as exit_:
        return exit_.code if isinstance(exit_.code, int) else 1
    return 0
