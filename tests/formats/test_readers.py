"""The table of readers."""

import subprocess
import sys
from pathlib import PurePath

import pytest

from synthlit.errors import SynthlitError
from synthlit.formats import read_bib, read_jsonl, readers
from synthlit.markdown import papers


@pytest.mark.parametrize(
    ("name", "reader"),
    [
        ("refs.bib", read_bib),
        ("REFS.BIB", read_bib),
        ("works.jsonl", read_jsonl),
        ("works.ndjson", read_jsonl),
        ("README.md", papers),
        ("list.markdown", papers),
    ],
)
def test_reader_goes_by_the_ending(name: str, reader: object) -> None:
    """The ending tells the form, in whatever case."""
    assert readers.reader_for(PurePath("some", name)) is reader


@pytest.mark.parametrize("name", ["README", "works.docx", "a.bib.bak"])
def test_unknown_ending_names_those_there_are(name: str) -> None:
    """A file in another form is an error that says which can be read."""
    with pytest.raises(SynthlitError) as caught:
        readers.reader_for(PurePath(name))

    assert name in caught.value.message
    assert ".bib, .jsonl" in caught.value.hint


def test_every_ending_has_a_reader() -> None:
    """Each of the table's endings leads to a module that reads nothing from nothing."""
    for suffix in readers.SUFFIXES:
        sheet = readers.reader_for(PurePath(f"x{suffix}")).read("")
        assert (sheet.items, sheet.problems) == ((), ())


def test_table_loads_no_reader() -> None:
    """Importing the table imports no parser of Markdown."""
    code = "import synthlit.formats.readers, sys; print('markdown_it' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"
