"""A few schedules; `python -m tests.faults.schedules` runs 500."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="commands are run in forked processes")
def test_commands_at_once_do_what_they_do_one_after_the_other() -> None:
    """Whatever is killed, and whatever an editor saves in between."""
    ended = subprocess.run(
        [sys.executable, "-m", "tests.faults.schedules", "--count", "12"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "12 schedules, 0 with a problem" in ended.stdout
