"""The command line as a whole: statuses, streams, and errors without a traceback."""

from pathlib import Path
from typing import Any

import pytest
import typer

from synthlit import __version__
from synthlit.cli import options
from synthlit.cli.app import application
from tests.cli.conftest import Run


def test_version(run: Run) -> None:
    """The version is a result, and nothing else is said."""
    assert run("--version").out == f"synthlit {__version__}\n"


def test_no_command_shows_the_commands(run: Run) -> None:
    """Typed alone, the name explains itself."""
    ran = run()

    assert "Usage: synthlit" in ran.out + ran.err
    assert "add" in ran.out + ran.err


def test_unknown_option_is_bad_usage(run: Run) -> None:
    """Exit 2, and the usage line."""
    ran = run("list", "--colour")

    assert ran.status == 2
    assert "No such option" in ran.err


def test_no_library(run: Run, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Outside a library a command says how to go on, on two lines."""
    ran = run("list", "--library", str(tmp_path_factory.mktemp("elsewhere")))

    assert ran.status == 2
    assert ran.out == ""
    assert ran.err.startswith("error: no synthlit.toml in ")
    assert "synthlit init" in ran.err.splitlines()[1]


def test_library_before_or_behind_the_command(
    run: Run, filed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--library` may stand in either place."""
    monkeypatch.chdir(filed.parent)

    before = run("--library", str(filed), "show", "lightman2023lets")
    behind = run("show", "lightman2023lets", "--library", str(filed))

    assert before.status == behind.status == 0
    assert before.out == behind.out


def test_library_is_found_from_inside(
    run: Run, filed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Any folder of the library will do."""
    monkeypatch.chdir(filed / "entries" / "sft")

    assert run("show", "lightman2023lets").status == 0


def test_unusable_settings(run: Run, root: Path) -> None:
    """A misspelt setting is named, exit 2."""
    with (root / "synthlit.toml").open("a", encoding="utf-8") as file:
        file.write('\n[exprot]\nfolder = "bib"\n')

    ran = run("list")

    assert ran.status == 2
    assert "exprot is not a setting" in ran.err


def test_bug_is_one_line_and_exit_3(run: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What nobody foresaw is reported as a bug of ours, without a traceback."""
    monkeypatch.setattr(options, "opened", lambda _: 1 / 0)

    ran = run("show", "x")

    assert ran.status == 3
    assert "ZeroDivisionError" in ran.err
    assert "report it" in ran.err
    assert "Traceback" not in ran.err


def test_bug_shows_its_traceback_when_asked(
    run: Run, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SYNTHLIT_DEBUG lets it through."""
    monkeypatch.setattr(options, "opened", lambda _: 1 / 0)
    monkeypatch.setenv("SYNTHLIT_DEBUG", "1")

    with pytest.raises(ZeroDivisionError):
        run("show", "x")


def test_terminal_escapes_are_shown_not_obeyed(run: Run, filed: Path) -> None:
    """A title cannot write to the terminal's title bar."""
    ran = run("list")

    assert "\x1b" not in ran.out
    assert "Alpaca]0;owned & Friends" in ran.out
    assert r"{Alpaca\x1b]0;owned\x07 \& Friends}" in run("show", "taori2023alpaca").out


def _commands(command: str = "") -> dict[str, str]:
    """Return the help of each command that the application has."""
    group: Any = typer.main.get_command(application(command))
    return {
        name: each.get_help(typer.Context(each, info_name=name))
        for name, each in group.commands.items()
    }


def test_a_command_is_loaded_alone() -> None:
    """It is the same as among all others; a name that is none of them loads all."""
    every = _commands()

    assert {name: _commands(name) for name in every} == {n: {n: every[n]} for n in every}
    assert _commands("lst").keys() == every.keys()
