"""The front door: it answers what Typer answers, byte for byte, without loading it."""

import os
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest
import typer
from typer._click.core import Command

from scripts.build_front_door import FOLDER, texts
from synthlit.cli import front_door
from synthlit.cli.app import application
from synthlit.cli.app import main as typer_main

Answer = tuple[object, str, str]


def _paths(command: Command, words: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    below = getattr(command, "commands", {})
    return [words, *(path for name in below for path in _paths(below[name], (*words, name)))]


# The front door, and the way behind it.
FRONT = "from synthlit.cli import front_door; front_door.main()"
BEHIND = "from synthlit.cli import front_door as f; f.answer = lambda arguments: None; f.main()"
COMPLETES = {
    "_SYNTHLIT_COMPLETE": "complete_bash", "COMP_WORDS": "synthlit a", "COMP_CWORD": "1",
}  # fmt: skip
# Earlier ones lay help out in another way.
made_by_this_typer = pytest.mark.skipif(
    not version("typer").startswith("0.28."), reason="the texts are those of Typer 0.28"
)
PATHS = _paths(typer.main.get_command(application()))


@pytest.fixture
def ask(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Answer]:
    """Run one of the two mains with arguments: exit status, stdout and stderr."""

    def ask(main: Callable[[], None], *arguments: str) -> Answer:
        monkeypatch.setattr(sys, "argv", ["synthlit", *arguments])
        with pytest.raises(SystemExit) as exit_:
            main()
        return exit_.value.code or 0, *capsys.readouterr()

    return ask


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Typer cannot be called."""
    monkeypatch.setitem(sys.modules, "synthlit.cli.app", None)


@made_by_this_typer
def test_texts_are_those_of_typer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise: python scripts/build_front_door.py."""
    monkeypatch.setenv("COLUMNS", "1000")

    made = texts()

    assert {file.name: file.read_text("utf-8") for file in FOLDER.iterdir()} == made


@made_by_this_typer
@pytest.mark.parametrize("columns", ["30", "79", "80", "200"])
@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_help_is_that_of_typer(
    path: tuple[str, ...],
    columns: str,
    ask: Callable[..., Answer],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of every command, on a terminal of any width."""
    monkeypatch.setenv("COLUMNS", columns)

    assert ask(front_door.main, *path, "--help") == ask(typer_main, *path, "--help")


@made_by_this_typer
@pytest.mark.parametrize("columns", ["", "0", "x", "-3", "81", " 90 ", "+40", "+90", "1_00", "٩٠"])
def test_unusual_widths(
    columns: str, ask: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    """They mean what they mean to Typer; -h is --help."""
    monkeypatch.setenv("COLUMNS", columns)

    assert ask(front_door.main, "add", "-h") == ask(typer_main, "add", "-h")


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
@pytest.mark.usefixtures("alone")
def test_help_needs_no_typer(
    path: tuple[str, ...], ask: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal that is wide enough, for every command."""
    monkeypatch.setenv("COLUMNS", "80")

    status, out, err = ask(front_door.main, *path, "--help")

    assert (status, err) == (0, "")
    assert out.startswith(" ".join(["Usage: synthlit", *path]))


@pytest.mark.parametrize(
    "line",
    [
        "", "--version", "-V", "--version --help", "--version add", "--help add", "section",
        "add --help --json", "section-add --help", "section --help add", "nothing --help",
        "list --colour", "--library x --help", "../data/help --help", "add -- --help", "--library",
    ],
)  # fmt: skip
@pytest.mark.parametrize("columns", ["60", "80"])
def test_other_lines_are_answered_as_by_typer(
    line: str, columns: str, ask: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What only looks like a question for help or the version."""
    monkeypatch.setenv("COLUMNS", columns)

    assert ask(front_door.main, *line.split()) == ask(typer_main, *line.split())


@pytest.mark.usefixtures("alone")
def test_name_alone_and_version_need_no_typer(
    ask: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name alone is answered with help and the status of bad usage."""
    monkeypatch.setenv("COLUMNS", "80")

    assert ask(front_door.main)[0] == 2
    assert ask(front_door.main, "--version")[0] == 0


@made_by_this_typer
@pytest.mark.parametrize(
    "environment",
    [
        {"TYPER_USE_RICH": "0"},
        {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"},
        {"NO_COLOR": "1"},
        {"TERM": "dumb"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
        {"PYTHONIOENCODING": "utf-16"},
    ],
    ids=str,
)
def test_environment_changes_what_it_changes_for_typer(environment: dict[str, str]) -> None:
    """Each in a fresh interpreter."""
    for arguments in (["--help"], ["add", "--help"], ["--version"], []):
        front, behind = (
            subprocess.run(
                [sys.executable, "-c", program, *arguments],
                capture_output=True,
                check=False,
                env=os.environ | {"COLUMNS": "90"} | environment,
            )
            for program in (FRONT, BEHIND)
        )

        assert (front.returncode, front.stdout) == (behind.returncode, behind.stdout)
        assert front.stderr == behind.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], []], ids=" ".join)
@pytest.mark.parametrize("completes", [{}, COMPLETES], ids=["", "completion"])
def test_broken_pipe(arguments: list[str], completes: dict[str, str]) -> None:
    """`synthlit --help | true` ends as with Typer."""
    ends = []
    for program in (FRONT, BEHIND):
        reads, writes = os.pipe()
        os.close(reads)
        ran = subprocess.run(
            [sys.executable, "-c", program, *arguments],
            stdout=writes,
            stderr=subprocess.PIPE,
            check=False,
            env=os.environ | {"COLUMNS": "90"} | completes,
        )
        os.close(writes)
        ends.append((ran.returncode, ran.stderr))

    assert ends[0] == ends[1]


def test_interrupt(ask: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends with 130, and without a traceback."""

    def interrupted(arguments: list[str]) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(front_door, "answer", interrupted)
    monkeypatch.setattr("synthlit.library.journal.completed", [])

    said = "\ninterrupted: nothing was written\n"
    assert ask(front_door.main, "--help") == (130, "", said)


def test_missing_texts_are_no_error(
    ask: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Typer answers."""
    monkeypatch.setattr(front_door, "_HELP", str(tmp_path / "help.txt"))

    assert ask(front_door.main, "add", "--help") == ask(typer_main, "add", "--help")
