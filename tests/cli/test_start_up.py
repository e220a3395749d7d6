"""What starting costs: the light commands load none of the heavy libraries."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("pydantic", "httpx", "bibtexparser", "rich", "anyascii", "tenacity", "filelock")
PROGRAM = """
import sys
from synthlit.cli.app import main
sys.argv = ["synthlit", *{arguments!r}]
try:
    main()
except SystemExit:
    pass
print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        (["--version"], {}),
        (["--help"], {}),
        (["add", "--help"], {}),
        (
            [],
            {"_SYNTHLIT_COMPLETE": "complete_bash", "COMP_WORDS": "synthlit a", "COMP_CWORD": "1"},
        ),
        (
            [],
            {
                "_SYNTHLIT_COMPLETE": "complete_bash",
                "COMP_WORDS": "synthlit add --section rl",
                "COMP_CWORD": "3",
            },
        ),
    ],
    ids=["version", "help", "help of a command", "completion", "completion of a section"],
)
def test_loads_nothing_heavy(arguments: list[str], environment: dict[str, str]) -> None:
    """In a fresh interpreter, none of the heavy libraries is imported."""
    program = PROGRAM.format(arguments=arguments, heavy=HEAVY)

    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | environment,
    )

    assert done.stderr.strip() == "[]"
    assert done.stdout.strip()


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
    program = PROGRAM.format(arguments=arguments, heavy=unused + rooms)

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=filed
    )

    assert done.stderr.strip().splitlines()[-1] == "[]"
    assert done.stdout.strip()


@pytest.mark.parametrize("arguments", [["lint"], ["export", "--check"]], ids=["lint", "export"])
def test_lint_and_export_load_no_models(filed: Path, arguments: list[str]) -> None:
    """They read settings, entries and records without pydantic."""
    program = PROGRAM.format(arguments=arguments, heavy=("attr", "msgspec", "pydantic"))

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=filed
    )

    assert done.stderr.strip().splitlines()[-1] == "[]"
