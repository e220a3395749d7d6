"""The completion of words: what Typer completes, for every shell."""

import os
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer._click.core import Command

from synthlit.cli import front_door, words
from synthlit.cli.app import main as typer_main

SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")
COMMANDS = words._table()
KNOWN = sorted(
    {word for path in COMMANDS for word in path}
    | {name for command in COMMANDS.values() for option in command.options for name in option.names}
)
ODD = [
    "rlvr", "sft", "rlvr/process-supervision", "lightman2023lets", "bib", "published", "b", "5",
    "--", "-", "-nj", "-s=rlvr", "--section=rl", "=", "a=b", "--nothing", "nothing", "'two words'",
    '"open', r"back\slash", "é", "~x", "", "--sec", "--l", "l", "s",
]  # fmt: skip
QUIET = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def _environment(shell: str, line: list[str], action: str = "get-args") -> dict[str, str]:
    """Return what the script of a shell sets when the last word is completed."""
    typed = " ".join(["synthlit", *line])
    if shell == "bash":
        variables = {"COMP_WORDS": typed.replace(" ", "\n"), "COMP_CWORD": str(len(line))}
    else:
        variables = {
            "_TYPER_COMPLETE_ARGS": typed,
            "_TYPER_COMPLETE_FISH_ACTION": action,
            "_TYPER_COMPLETE_WORD_TO_COMPLETE": line[-1] if line else "",
        }
    return variables | {"_SYNTHLIT_COMPLETE": f"complete_{shell}"}


def _answer(main: Callable[[], None], environment: dict[str, str]) -> tuple[object, bytes, bytes]:
    out, err = (TextIOWrapper(BytesIO(), "utf-8") for _ in range(2))
    with (
        patch.dict(os.environ, environment),
        patch.object(sys, "argv", ["synthlit"]),
        redirect_stdout(out),
        redirect_stderr(err),
        pytest.raises(SystemExit) as exit_,
    ):
        main()
    out.flush()
    err.flush()
    return exit_.value.code or 0, out.buffer.getvalue(), err.buffer.getvalue()


def _same(environment: dict[str, str]) -> None:
    assert _answer(front_door.main, environment) == _answer(typer_main, environment)


@pytest.fixture(autouse=True)
def here(filed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Inside the small library, on a wide terminal."""
    monkeypatch.chdir(filed)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.delenv("TERM", raising=False)
    # Typer takes these names from a set: their order changes from run to run.
    monkeypatch.setattr(Command, "get_help_option_names", lambda *_: ["-h", "--help"])


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command(path: tuple[str, ...]) -> None:
    """Its options, their values and its arguments: Typer answers the same, and is not asked."""
    options = [option.names[-1] for option in COMMANDS[path].options if option.kind == "value"]
    before = [[]] if COMMANDS[path].is_group else [[], ["x"], ["x", "y"]]
    lines = [[*path, *typed_before, typed] for typed_before in before for typed in ("", "-", "r")]
    lines += [[*path, name, typed] for name in options for typed in ("", "b")]
    lines += [[*path, options[-1], "rlvr", "-"]] if options else []

    for line in lines:
        environment = _environment("zsh", line)

        _same(environment)
        with patch.dict(os.environ, environment):
            assert words.answer("complete_zsh") is not None


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell(shell: str) -> None:
    """Each has its own form."""
    for line in (
        [""],
        ["a"],
        ["--"],
        ["add", "-"],
        ["lint", "--preset", ""],
        ["show", "l"],
        ["init", ""],
    ):
        environment = _environment(shell, line)

        _same(environment)
        with patch.dict(os.environ, environment):
            assert words.answer(f"complete_{shell}") is not None


@pytest.mark.parametrize("kind", ["sections", "formats", "keys"])
def test_every_kind_of_word_is_in_the_table(kind: str) -> None:
    """Each function of synthlit.cli.completion completes something."""
    values = [values for c in COMMANDS.values() for _, values in c.arguments]

    assert kind in values


@QUIET
@given(
    line=st.lists(st.sampled_from(KNOWN + ODD), max_size=6),
    shell=st.sampled_from(SHELLS),
    action=st.sampled_from(["get-args", "is-args", ""]),
    columns=st.sampled_from(["", "0", "40", "80", "200"]),
)
def test_any_line(line: list[str], shell: str, action: str, columns: str) -> None:
    """Typer's answer, whatever stands before the word and however wide the terminal is."""
    _same(_environment(shell, line, action) | {"COLUMNS": columns})


@QUIET
@given(
    path=st.sampled_from(sorted(COMMANDS)),
    data=st.data(),
    shell=st.sampled_from(SHELLS),
)
def test_any_line_of_a_command(path: tuple[str, ...], data: st.DataObject, shell: str) -> None:
    """The same, with the options of one command."""
    names = [name for option in COMMANDS[path].options for name in option.names]
    rest = data.draw(st.lists(st.sampled_from(names + ODD), max_size=5))

    _same(_environment(shell, [*path, *rest]))


@pytest.mark.parametrize(
    "environment",
    [
        {"_SYNTHLIT_COMPLETE": "source_zsh"},
        {"_SYNTHLIT_COMPLETE": "complete_nothing"},
        {"_SYNTHLIT_COMPLETE": "nonsense"},
        {"_SYNTHLIT_COMPLETE": "complete_zsh"},
        {"_SYNTHLIT_COMPLETE": "complete_bash", "COMP_WORDS": "x add --s x", "COMP_CWORD": "2"},
        {"_SYNTHLIT_COMPLETE": "complete_bash", "COMP_WORDS": "synthlit", "COMP_CWORD": "1"},
        {"_SYNTHLIT_COMPLETE": "complete_bash", "COMP_WORDS": "synthlit add", "COMP_CWORD": "-1"},
    ],
    ids=str,
)  # fmt: skip
def test_other_questions(environment: dict[str, str]) -> None:
    """Scripts, unknown shells and unusual positions are answered as by Typer."""
    _same(environment)


@pytest.mark.parametrize("shell", SHELLS)
def test_names_that_need_escapes(shell: str, filed: Path) -> None:
    """Keys are the names of files, which may have any character."""
    for name in ("a'b", 'a"b', "a$b:c", "a`b", "aé", "a\x1b[1mb"):
        (filed / "entries" / f"{name}.bib").touch()

    _same(_environment(shell, ["show", "a"]))


@pytest.mark.parametrize("text", ["", "[[sections]]", "sections = 1", "not TOML", "\xff"])
def test_unusable_settings(text: str, filed: Path) -> None:
    """They complete nothing."""
    (filed / "synthlit.toml").write_bytes(text.encode("latin-1"))

    _same(_environment("bash", ["list", "--section", ""]))


def test_outside_a_library(tmp_path_factory: pytest.TempPathFactory, here: None) -> None:
    """No key and no section."""
    os.chdir(tmp_path_factory.mktemp("elsewhere"))

    for line in (["show", ""], ["list", "-s", ""]):
        _same(_environment("bash", line))
