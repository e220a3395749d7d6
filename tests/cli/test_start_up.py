"""What starting costs: the light commands load none of the heavy libraries."""

import os
import subprocess
import sys

import pytest

HEAVY = ("pydantic", "httpx", "bibtexparser", "rich", "anyascii", "filelock")
PROGRAM = """
import sys
from synthlit.cli.app import main
sys.argv = ["synthlit", *{arguments!r}]
try:
    main()
except SystemExit:
    pass
print(sorted(set({heavy!r}) & {{name.partition(".")[0] for name in sys.modules}}), file=sys.stderr)
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
