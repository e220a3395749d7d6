"""The table of sources, and what it costs to look at it."""

import subprocess
import sys

import pytest

from synthlit.settings import Sources
from synthlit.sources.registry import SourceName, open_source

LOOK = """
import sys
import synthlit.sources.registry
print(*[name for name in ("httpx", "pydantic", "tenacity", "gzip") if name in sys.modules])
"""


@pytest.mark.parametrize("name", SourceName)
def test_every_name_opens(name: SourceName) -> None:
    """Each source of the table is there, under its own name, and nothing is asked yet."""
    assert open_source(name, Sources(), {}).name == name


def test_table_loads_nothing() -> None:
    """Who only looks at the table pays for no source."""
    done = subprocess.run([sys.executable, "-c", LOOK], capture_output=True, text=True, check=True)

    assert done.stdout.split() == []
