"""The formats, found by name to be written, and by suffix to be read."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import PurePath

import pytest

from synthlit.errors import SynthlitError
from synthlit.formats import bib, jsonl, md, registry
from synthlit.formats.format import Format, Options
from synthlit.library.candidates import Reader
from synthlit.library.library import Library
from synthlit.plugins import FORMATS, readable_suffixes
from synthlit.settings.model import ExportSettings

# What mypy checks here it cannot see where the modules are loaded by name.
WRITING: dict[str, Format] = {"bib": bib, "json": jsonl, "md": md}
LibraryOf = Callable[..., Library]
READING: dict[str, Reader] = {
    "refs.bib": bib,
    "REFS.BIB": bib,
    "works.jsonl": jsonl,
    "works.ndjson": jsonl,
    "README.md": md,
    "list.markdown": md,
}


def nothing(path: object) -> None:
    """Say of every file that it is not there."""


@pytest.mark.parametrize("name", FORMATS)
def test_format_goes_by_its_name(name: str) -> None:
    """A format is found by the name that the table gives it, and its files have suffixes."""
    assert registry.load(name) is WRITING[name]
    assert all(suffix.startswith(".") for suffix in FORMATS[name].suffixes)


@pytest.mark.parametrize("name", READING)
def test_reader_goes_by_the_suffix(name: str) -> None:
    """The suffix says the format, in whatever case."""
    assert registry.reader_for(PurePath("some", name)) is READING[name]


def test_settings_name_the_formats_of_the_table() -> None:
    """What synthlit.toml writes by default is in the table."""
    assert set(ExportSettings().formats) <= set(FORMATS)


def test_unknown_format_names_those_there_are() -> None:
    """A name that is none is an error that says which are."""
    with pytest.raises(SynthlitError) as caught:
        registry.load("docx")

    assert "docx" in caught.value.message
    assert "bib, md, json" in caught.value.hint


@pytest.mark.parametrize("name", ["README", "works.docx", "a.bib.bak"])
def test_unknown_suffix_names_those_there_are(name: str) -> None:
    """A file in another form is an error that says which can be read."""
    with pytest.raises(SynthlitError) as caught:
        registry.reader_for(PurePath(name))

    assert name in caught.value.message
    assert ".bib, .md" in caught.value.hint


def test_every_suffix_has_a_reader() -> None:
    """Each of the table's suffixes leads to a module that reads nothing from nothing."""
    for suffix in readable_suffixes():
        sheet = registry.reader_for(PurePath(f"x{suffix}")).read("")
        assert (sheet.items, sheet.problems) == ((), ())


def test_table_loads_no_format() -> None:
    """Importing the table imports none of the modules, and no parser of Markdown."""
    code = (
        "import synthlit.formats.registry, sys;"
        "names = [f'synthlit.formats.{name}' for name in ('bib', 'md', 'jsonl')];"
        "print([name for name in (*names, 'synthlit.markdown.document') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("name", FORMATS)
def test_private_fields_are_in_no_format(name: str, library_of: LibraryOf) -> None:
    """Neither what a reference manager keeps for its user nor a local path, unless asked for."""
    fields = {
        "title": "T", "author": "Doe, Jane", "year": "2024", "abstract": "secret1",
        "note": "/home/secret2/x.pdf", "bdsk-url-1": "secret3", "__markedentry": "secret4",
        "url": "file:///secret5/x.pdf", "code": "file:///secret6/x", "x-path": r"C:\secret7\x",
    }  # fmt: skip
    library = library_of(("tools", "misc", "k", fields))
    format_ = registry.load(name)
    files = format_.files(library, nothing)

    assert "secret" not in format_.document(library, Options())
    assert "secret" not in format_.document(library, Options(dialect="biblatex", own_fields=True))
    assert not any("secret" in str(files[path]) for path in files)
    if name in ("bib", "json"):
        shown = format_.document(library, Options(private_fields=True))
        assert all(f"secret{number}" in shown for number in (1, 2, 3, 4))
