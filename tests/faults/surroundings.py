"""Run commands where the disk is full, the clock is wrong, or something that one has is missing.

`python -m tests.faults.surroundings` prints the table of docs/reliability.md.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tests.faults.commands import NEW, make_library

COMMANDS = (
    ("add", NEW, "--section", "sft"),
    ("list",),
    ("lint",),
    ("export",),
    ("import", "a.bib", "--section", "sft"),
    ("absorb",),
    ("undo",),
)
_FOREIGN = "@book{z2020, title = {Größe und Zahl}, author = {Zöe, Ann}, publisher={P}, year=2020}\n"
_LINE = "- [Typed](https://arxiv.org/abs/2509.21154)\n"
_START = "from synthlit.cli.front_door import main; main()"
_CLOCK = """
import datetime, time
time.time = lambda: {at}
class Fixed(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp({at}, tz)
datetime.datetime = Fixed
"""
# In a name space of its own, so that nothing stays mounted.
_MOUNT = ("unshare", "--user", "--map-root-user", "--mount", "sh", "-c")
_FULL = (
    'mount -t tmpfs -o size=1m tmpfs "$1" && cp -a "$2/." "$1" && cd "$1" && '
    'cat /dev/zero > "$1/.git/filling" 2> "$3/none"; shift 3; exec "$@"'
)
_READ_ONLY = (
    'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && cd "$1" && shift 3 && exec "$@"'
)


@dataclass(frozen=True)
class Surroundings:
    """What is unusual: variables (None: missing), the clock, or what is mounted before."""

    name: str
    variables: Mapping[str, str | None] = field(default_factory=dict)
    at: float | None = None
    mount: str = ""
    umask: int = 0o022


ALL = (
    Surroundings("ordinary"),
    Surroundings("full disk", mount=_FULL),
    Surroundings("read-only tree", mount=_READ_ONLY),
    Surroundings("no HOME", {"HOME": None, "SYNTHLIT_HOME": None}),
    Surroundings("HOME not writable", {"HOME": "/dev/null", "SYNTHLIT_HOME": None}),
    Surroundings(
        "C locale",
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"},
    ),
    Surroundings("clock of 1970", at=1.0),
    Surroundings("clock of 2100", at=4102444800.0),
    Surroundings("TMPDIR missing", {"TMPDIR": "/no/such/folder"}),
    Surroundings("umask 077", umask=0o077),
    Surroundings("no git", {"PATH": "/no/such/folder"}),
)


@dataclass(frozen=True)
class Ended:
    """How a command ended: its exit status, and the first error with what to do."""

    status: int
    out: str
    err: str

    @property
    def words(self) -> tuple[str, ...]:
        """The first error, and the line after it."""
        lines = self.err.splitlines()
        at = next((n for n, line in enumerate(lines) if line.startswith("error: ")), len(lines))
        return tuple(line.strip() for line in lines[at : at + 2])


def _environment(folder: Path, changes: Mapping[str, str | None]) -> dict[str, str]:
    found = os.environ | {
        "COLUMNS": "100", "HOME": str(folder / "home"), "NO_PROXY": "*", "NO_COLOR": "1",
        "SYNTHLIT_ARXIV_DEADLINE": "0.1", "SYNTHLIT_ARXIV_INTERVAL": "0",
        # Nobody listens there: records come from the embedded index.
        "SYNTHLIT_ARXIV_URL": "http://127.0.0.1:9/", "SYNTHLIT_HOME": str(folder / "home"),
    }  # fmt: skip
    found |= {name: value for name, value in changes.items() if value is not None}
    missing = {name for name, value in changes.items() if value is None}
    if "HOME" in missing:
        missing |= {name for name in found if name.startswith("XDG_")}
    return {name: value for name, value in found.items() if name not in missing}


@cache
def template() -> Path:
    """Return a library that has something to export, to import, to absorb and to undo."""
    folder = Path(tempfile.mkdtemp(prefix="synthlit-surroundings-"))
    root = folder / "list"
    root.mkdir()

    def run_in(root: Path, *arguments: str) -> int:
        command = [sys.executable, "-c", _START, *arguments]
        environment = _environment(folder, {})
        return subprocess.run(
            command, cwd=root, env=environment, capture_output=True, check=False
        ).returncode

    make_library(root, run_in, exported=True)
    assert run_in(root, "move", "one2020", "sft") == 0
    (root / "a.bib").write_text(_FOREIGN, "utf-8")
    page = root / "README.md"
    marker = "<!-- synthlit:end list -->"
    page.write_text(page.read_text("utf-8").replace(marker, f"{_LINE}\n{marker}"), "utf-8")
    return root


def can_mount() -> bool:
    """Return whether this user may mount something in a name space of their own."""
    if not shutil.which("unshare"):
        return False
    command = [*_MOUNT, "mount -t tmpfs tmpfs /mnt"]
    return subprocess.run(command, capture_output=True).returncode == 0


def run(surroundings: Surroundings, arguments: tuple[str, ...], folder: Path) -> Ended:
    """Run a command in surroundings, on a copy of the library in an empty folder."""
    root = folder / "list"
    (folder / "home").mkdir()
    program = _START
    if surroundings.at is not None:
        program = _CLOCK.format(at=surroundings.at) + _START
    command = [sys.executable, "-c", program, *arguments]
    if surroundings.mount == _FULL:
        root.mkdir()
    else:
        shutil.copytree(template(), root)
    if surroundings.mount:
        places = [str(root), str(template()), str(folder)]
        command = [*_MOUNT, surroundings.mount, "sh", *places, *command]
    done = subprocess.run(
        command,
        cwd=root,
        env=_environment(folder, surroundings.variables),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=120,
        umask=surroundings.umask,
    )
    out, err = (stream.decode("utf-8", "replace") for stream in (done.stdout, done.stderr))
    return Ended(done.returncode, out, err)


def table() -> list[str]:
    """Return the table in Markdown, and below it what was said with exit status 2."""
    rows = [["", *(f"`{command[0]}`" for command in COMMANDS)]]
    rows.append(["---", *("---:" for _ in COMMANDS)])
    words: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for surroundings in ALL:
        if surroundings.mount and not can_mount():
            continue
        row = [surroundings.name]
        for command in COMMANDS:
            with tempfile.TemporaryDirectory(prefix="synthlit-") as folder:
                ended = run(surroundings, command, Path(folder))
                row.append(str(ended.status))
                if ended.status not in (0, 1):
                    said = re.sub(rf"{re.escape(folder)}\S+", "FILE", "; ".join(ended.words))
                    words.setdefault(said, []).append(f"`{command[0]}`")
                    names[said] = surroundings.name
        rows.append(row)
    return [f"| {' | '.join(row)} |" for row in rows] + [""] + [
        f"- {names[said]}, {', '.join(where)}: {said}" for said, where in words.items()
    ]  # fmt: skip


if __name__ == "__main__":
    sys.stdout.write("\n".join(table()) + "\n")
