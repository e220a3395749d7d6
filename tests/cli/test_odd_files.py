"""Pipes, sockets, folders and links that go round in place of files: no command hangs."""

import os
import shutil
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from synthlit.cli import completion
from tests.cli.conftest import Run
from tests.faults.commands import NEW

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
_ENTRY = (
    "@article{%s,\n  title   = {A Work Called %s},\n  author  = {Doe, Jane},\n"
    "  journal = {Journal of Faults},\n  year    = {2020},\n}\n"
)
COMMANDS = [
    ("add", NEW, "--section", "sft", "--offline"),
    ("add", "--from-file", "a.txt", "--section", "sft", "--offline"),
    ("import", "a.bib", "--section", "sft"),
    ("absorb", "--offline"),
    ("lint",),
    ("lint", "a.bib"),
    ("lint", "a.md"),
    ("format", "a.bib"),
    ("export",),
    ("export", "bib", "-o", "out.bib"),
    ("list",),
    ("show", "one2020"),
    ("move", "one2020", "sft"),
    ("remove", "one2020", "--yes"),
    ("undo",),
    ("undo", "--list"),
    ("init", "new", "--from", "a.md", "--offline"),
    ("section", "rename", "rlvr", "rl", "--folder", "01_RL"),
]
PLACES = [
    "synthlit.toml", "entries/rlvr/outcome-based/one2020.bib", "entries/rlvr", "entries",
    "README.md", "bib", "a.bib", "a.md", "a.txt", "out.bib", ".synthlit", ".synthlit/changes",
    ".synthlit/changes/*/done.json", ".synthlit.lock",
]  # fmt: skip


def _gone(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)


def _pipe(path: Path) -> None:
    _gone(path)
    os.mkfifo(path)


def _socket(path: Path) -> None:
    _gone(path)
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(os.path.relpath(path))  # a whole path may be too long


def _folder(path: Path) -> None:
    _gone(path)
    path.mkdir()


def _round(path: Path) -> None:
    _gone(path)
    path.symlink_to(path.name)


@pytest.fixture
def used(root: Path, run: Run) -> Path:
    """A library with works, pages, and a change that can be undone."""
    for key in ("one2020", "two2020"):
        file = root / f"entries/rlvr/outcome-based/{key}.bib"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_ENTRY % (key, key), "utf-8")
    markers = "<!-- synthlit:begin list -->\n<!-- synthlit:end list -->\n"
    (root / "README.md").write_text(f"# A Small List\n\n{markers}", "utf-8")
    (root / "a.bib").write_text(_ENTRY % ("three2020", "Three"), "utf-8")
    (root / "a.md").write_text(f"# L\n\n## S\n\n- [New](https://arxiv.org/abs/{NEW})\n", "utf-8")
    (root / "a.txt").write_text(f"{NEW}\n", "ascii")
    assert run("export").status == 0
    assert run("move", "two2020", "sft").status == 0
    return root


@pytest.fixture(autouse=True)
def _no_waiting() -> Iterator[None]:
    """End a test that hangs."""

    def stop(*_: object) -> None:
        raise AssertionError("the command hangs")

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(120)
    yield
    signal.alarm(0)


@pytest.mark.parametrize("make", [_pipe, _socket, _folder, _round])
@pytest.mark.parametrize("place", PLACES)
def test_what_is_no_file(
    run: Run, used: Path, place: str, make: Callable[[Path], None], tmp_path_factory: Any
) -> None:
    """Each command works without it, or ends with a line that says what, and one what to do."""
    kept = tmp_path_factory.mktemp("kept") / "list"
    shutil.copytree(used, kept)
    for command in COMMANDS:
        for each in list(used.iterdir()):
            _gone(each)
        shutil.copytree(kept, used, dirs_exist_ok=True)
        (location,) = used.glob(place) if "*" in place else (used / place,)
        make(location)

        ran = run(*command)

        assert ran.status in (0, 1, 2), (command, ran)
        assert "internal error" not in ran.err, (command, ran)
        if ran.status == 2 and "Usage: " not in ran.err:
            assert ran.err.count("error: ") == ran.err.count("\n  "), (command, ran)


@pytest.mark.parametrize(
    "content",
    [
        b"a = " + b"[" * 100_000,
        b"a = " + b"{a=" * 5000,
        b"a = " + b"9" * 1_000_000,
        b"a = 1e" + b"9" * 1_000_000,
        b"# " + b"x" * 5_000_000,
        b"a." * 100_000 + b"a = 1",
        b"[" + b"a." * 100_000 + b"a]",
        b'[lint]\na = "' + b"." * 2000 + b'"',
        bytes(range(256)),
        b"[list]\ntitle = 'a'".decode().encode("utf-16"),
    ],
    ids=[
        "deep", "deep table", "number", "float", "large", "dots", "header", "text of dots", "bytes",
        "UTF-16",
    ],
)  # fmt: skip
def test_hostile_settings(run: Run, used: Path, content: bytes) -> None:
    """Refused at once, by every command that reads them, and by the shell's completion."""
    (used / "synthlit.toml").write_bytes(content)

    for command in (("list",), ("lint",), ("lint", "a.bib"), ("undo", "--list"), ("export",)):
        ran = run(*command)

        assert ran.status == 2, (command, ran)
        assert ran.err.startswith("error: synthlit.toml")
        assert ran.err.count("\n  ") == 1


def test_hostile_settings_are_completed_with_nothing(used: Path) -> None:
    """A key of the keyboard costs no traceback."""
    (used / "synthlit.toml").write_bytes(b"a = " + b"[" * 100_000)

    assert completion.sections("") == []


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, "[]", '{"version": 1}', '{"version": 2, "title": "x", "files": [5]}', "\x00",
     '{"version": 1, "title": "x", "undoable": true, "files": '
     '[{"path": 5, "before": null, "after": null, "number": 0}]}'],
)  # fmt: skip
def test_hostile_journal(run: Run, used: Path, text: str) -> None:
    """A change that cannot be read is named, with what to do."""
    (done,) = (used / ".synthlit/changes").glob("*/done.json")
    done.write_text(text, "utf-8")

    ran = run("undo")

    assert ran.status == 2
    assert "done.json cannot be used" in ran.err
    assert "remove the folder" in ran.err
