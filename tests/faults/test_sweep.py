"""A seeded sample of the sweep; `python -m tests.faults` runs all of its cases."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform != "linux", reason="the shim is loaded by Linux's LD_PRELOAD")
@pytest.mark.skipif(shutil.which("cc") is None, reason="the shim needs a C compiler")
@pytest.mark.parametrize("seed", range(4))
def test_nothing_is_lost_where_a_command_is_stopped(seed: int) -> None:
    """Each file is old or new, the same command finishes, and the user reads what happened."""
    ended = subprocess.run(
        [sys.executable, "-m", "tests.faults", "--sample", "75", "--seed", str(seed)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "75 cases, 0 with a problem" in ended.stdout
