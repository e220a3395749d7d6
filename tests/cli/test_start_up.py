"""What starting costs: which modules a command line loads."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import sys
before = set(sys.modules)
from synthlit.cli.front_door import main
sys.argv = ["synthlit", *{arguments!r}]
try:
    main()
except SystemExit:
    pass
loaded = set(sys.modules) - before
print(sorted({looked_for}), file=sys.stderr)
"""
DOOR = ["synthlit", "synthlit.cli", "synthlit.cli.front_door"]
WORDS = [*DOOR, "synthlit.cli.completion", "synthlit.cli.words"]


def _loaded(looked_for: str, arguments: list[str], cwd: Path, **environment: str) -> list[str]:
    """Return which of the modules that a command line loads are looked for."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(arguments=arguments, looked_for=looked_for)],
        capture_output=True,
        text=True,
        check=True,
        cwd=cwd,
        env=os.environ | {"COLUMNS": "80"} | environment,
    )
    assert done.stdout.strip()
    return list(ast.literal_eval(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize(
    "arguments",
    [["--version"], ["--help"], ["add", "--help"], ["section", "add", "--help"]],
    ids=" ".join,
)
def test_front_door_loads_nothing_else(filed: Path, arguments: list[str]) -> None:
    """Not even a module of Python's own."""
    assert _loaded("loaded", arguments, filed) == sorted(DOOR)


@pytest.mark.parametrize("line", ["", "add --s", "lint --preset s", "show l", "export -"])
def test_completion_loads_nothing_else(filed: Path, line: str) -> None:
    """Commands, options, choices and citation keys."""
    found = _loaded(
        "loaded", [], filed,
        _SYNTHLIT_COMPLETE="complete_bash",
        COMP_WORDS=f"synthlit {line}",
        COMP_CWORD=str(len(line.split()) or 1),
    )  # fmt: skip

    assert found == sorted(WORDS)


@pytest.mark.parametrize("line", ["add --section rl", "export m"])
def test_completion_of_sections_and_formats(filed: Path, line: str) -> None:
    """They need the reader of TOML or the table of formats, and no Typer."""
    found = _loaded(
        "name for name in loaded if name.startswith(('synthlit', 'typer', 'pathlib'))", [], filed,
        _SYNTHLIT_COMPLETE="complete_bash",
        COMP_WORDS=f"synthlit {line}",
        COMP_CWORD=str(len(line.split())),
    )  # fmt: skip

    assert set(found) - set(WORDS) <= {"synthlit.plugins"}


@pytest.mark.parametrize(
    "arguments",
    [["list"], ["search", "verify"], ["show", "lightman2023lets"], ["stats"]],
    ids=lambda arguments: arguments[0],
)
def test_reading_commands_load_what_they_use(filed: Path, arguments: list[str]) -> None:
    """They need no lock, no network, no linter, and no reader of Markdown."""
    unused = (
        "asyncio", "bibtexparser", "filelock", "httpx", "markdown_it", "pydantic", "pyromark",
        "rich", "tenacity",
    )  # fmt: skip
    rooms = tuple(f"synthlit.{name}" for name in ("formats", "lint", "markdown", "sources"))

    assert _loaded(f"name for name in loaded if name in {unused + rooms!r}", arguments, filed) == []


@pytest.mark.parametrize("arguments", [["lint"], ["export", "--check"]], ids=["lint", "export"])
def test_lint_and_export_load_no_models(filed: Path, arguments: list[str]) -> None:
    """They read settings, entries and records without pydantic."""
    models = "name for name in loaded if name in ('attr', 'msgspec', 'pydantic')"

    assert _loaded(models, arguments, filed) == []
