"""The table of formats."""

import subprocess
import sys

import pytest

from synthlit.errors import SynthlitError
from synthlit.formats import registry
from synthlit.settings import ExportSettings


@pytest.mark.parametrize("name", registry.NAMES)
def test_format_goes_by_its_name(name: str) -> None:
    """A format is found by the name that it has itself."""
    found = registry.load(name)

    assert name == found.NAME
    assert found.SUFFIX.startswith(".")


def test_settings_name_the_formats_of_the_table() -> None:
    """What synthlit.toml writes by default is in the table."""
    assert set(ExportSettings().formats) <= set(registry.NAMES)


def test_unknown_format_names_those_there_are() -> None:
    """A name that is none is an error that says which are."""
    with pytest.raises(SynthlitError) as caught:
        registry.load("docx")

    assert "docx" in caught.value.message
    assert "bib, md, json" in caught.value.hint


def test_table_loads_no_format() -> None:
    """Importing the table imports none of the modules that write."""
    code = (
        "import synthlit.formats.registry, sys;"
        "print([m for m in ('bib', 'md', 'jsonl') if f'synthlit.formats.{m}' in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
