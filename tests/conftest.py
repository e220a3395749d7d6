"""Fixtures that every floor uses: a small list on disk, and where the recorded answers lie."""

import os
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings

from synthlit.settings import Settings, load

# No test measures time, and examples that failed are written down as tests, not kept in a folder.
hypothesis_settings.register_profile("synthlit", deadline=None, database=None)
# `pytest --hypothesis-profile=long` looks for what the everyday run has not found.
hypothesis_settings.register_profile("long", deadline=None, database=None, max_examples=5000)
hypothesis_settings.load_profile("synthlit")

SETTINGS = """\
[list]
title = "A Small List"

[[sections]]
slug = "rlvr"
title = "01. RLVR & Verifiable Reinforcement"
folder = "01_RLVR"
focus = "Rewards that can be checked."

  [[sections.subsections]]
  slug = "outcome-based"
  title = "Outcome-based Reinforcement"
  description = "Binary rewards."

  [[sections.subsections]]
  slug = "process-supervision"
  title = "Process Supervision (PRM)"
  description = "Rewards for each step."

[[sections]]
slug = "sft"
title = "02. General SFT"
folder = "02_SFT"

[[sections]]
slug = "tools"
title = "🛠️ Tools & Frameworks"
focus = "Code that generates data."
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An empty library with three sections."""
    (tmp_path / "synthlit.toml").write_text(SETTINGS, "utf-8")
    (tmp_path / "entries").mkdir()
    return tmp_path


@pytest.fixture
def settings(root: Path) -> Settings:
    """The settings of that library."""
    return load(root, {})


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of recorded answers, for tests that run only where SYNTHLIT_SHARED names it."""
    folder = os.environ.get("SYNTHLIT_SHARED")
    if not folder or not Path(folder).is_dir():
        pytest.skip("SYNTHLIT_SHARED names no folder")
    return Path(folder)
