"""The list of this repository."""

from pathlib import Path

import pytest

from synthlit.library import store
from synthlit.library.library import Library
from synthlit.settings import load

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def own() -> Library:
    """All of its works."""
    return store.load(ROOT, load(ROOT, {}))
