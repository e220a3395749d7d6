"""The other linters, and what they print of a file."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from benchmarks.mutations.material import BIB

_SECONDS = 60


@dataclass(frozen=True)
class Peer:
    """Another linter: its program, how it is asked, and how it names lines.

    `silent` are the lines that say what it does, not what it finds; `written` is the file that a
    formatter makes, `absent` why a program may be missing.
    """

    name: str
    program: str
    commands: tuple[tuple[str, ...], ...]
    line: str = r"(?i:\blines? )(\d+)"
    silent: str = r"\bINFO\b"
    written: str = ""
    version: tuple[str, ...] = ("--version",)
    of_pages: bool = False
    absent: str = ""
    after: Callable[[Path, str], str] = lambda _folder, output: output


def _papis_keys(folder: Path, output: str) -> str:
    """Return what papis output with the keys of entries for the folders that it made of them."""
    for info in folder.glob("Documents/papers/*/info.yaml"):
        key = re.search(r"^ref: *(\S+)", info.read_text("utf-8"), re.MULTILINE)
        output = output.replace(info.parent.name, f" {key[1]} " if key else "")
    return output


PEERS = (
    Peer("bibtex-tidy", "bibtex-tidy",
         (("bibtex-tidy", "references.bib", "--output", "out.bib", "--duplicates"),),
         written="out.bib"),
    Peer("biber --tool --validate-datamodel", "biber",
         (("biber", "--tool", "--validate-datamodel", "--output-file=out.bib", "references.bib"),)),
    Peer("bibla", "bibla", (("bibla", "lint", "references.bib"),),
         line=r"(?:references\.bib:|\bline )(\d+)", version=()),
    Peer("papis doctor", "papis",
         (("papis", "bibtex", "read", "references.bib", "import", "--all"),
          ("papis", "doctor", "--all", "--all-checks")), after=_papis_keys),
    Peer("cobib lint", "cobib",
         (("cobib", "init"), ("cobib", "add", "--bibtex", "references.bib"), ("cobib", "lint")),
         silent=r"\[HINT\]|was added to the database"),
    Peer("jabkit", "jabkit",
         (("jabkit", "check-consistency", "--input=references.bib"),
          ("jabkit", "check-integrity", "--input=references.bib")),
         absent="JabRef's command line is in no registry of Debian, npm or PyPI."),
    Peer("awesome-lint", "awesome-lint", (("awesome-lint", "list.md"),),
         line=r"^\W*(\d+):\d+", of_pages=True),
)  # fmt: skip


def is_installed(peer: Peer) -> bool:
    """Return whether the peer's program is to be had."""
    return shutil.which(peer.program, path=_path()) is not None


def version(peer: Peer) -> str:
    """Return the program with its version and how it is asked, or why it was not run."""
    program = shutil.which(peer.program, path=_path())
    if program is None:
        return f"{peer.name}: not run. {peer.absent}".rstrip()
    if peer.version:
        output = _print((peer.program, *peer.version), Path.cwd(), Path.home())
    else:
        # A program of Python that does not say its version: its package does.
        python = Path(program).resolve().with_name("python")
        code = f"import importlib.metadata as m; print(m.version({peer.program!r}))"
        output = _print((str(python), "-c", code), Path.cwd(), Path.home())
    found = re.search(r"\d+(?:\.\d+)+", output)
    asked = ", ".join(f"`{' '.join(command)}`" for command in peer.commands)
    return f"{peer.program} {found[0] if found else ''}: {asked}"


# A clean list is asked about once for every kind of damage to it.
@lru_cache(maxsize=64)
def ask(peer: Peer, path: PurePosixPath, text: str) -> tuple[str, str]:
    """Return what the peer prints, and what it makes of the file if that counts."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / ("references.bib" if path == BIB else "list.md")).write_text(text, "utf-8")
        (folder / "Documents/papers").mkdir(parents=True)
        output = "".join(_print(command, folder, folder) for command in peer.commands)
        made = folder / peer.written
        written = made.read_text("utf-8", "replace") if peer.written and made.exists() else ""
        output = re.sub(r"\x1b\[[\d;]*m", "", output).replace(name, "")
        return peer.after(folder, output), written


def _print(command: Sequence[str], folder: Path, home: Path) -> str:
    """Return what a command prints; nothing where it does not come to an end."""
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env={**os.environ, "HOME": str(home), "PATH": _path(), "COLUMNS": "400"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return ""
    return done.stderr + done.stdout


def _path() -> str:
    return os.pathsep.join(filter(None, (os.environ.get("PEERS_BIN"), os.environ.get("PATH"))))
