"""Entries that refer to others, in one file with them."""

import re
from collections.abc import Callable
from typing import Literal, TypeAlias

import pytest

from synthlit.formats import bib
from synthlit.formats.format import Options
from synthlit.library.library import Library
from synthlit.model.section import SectionPath

LibraryOf: TypeAlias = Callable[..., Library]
Dialect: TypeAlias = Literal["bibtex", "biblatex"]

_PAPER = {"title": "T", "author": "Doe, Jane", "crossref": "volume"}
_VOLUME = {"title": "V", "editor": "Roe, Richard", "year": "2004"}


def _text(library: Library, dialect: Dialect, section: str = "") -> str:
    path = SectionPath.parse(section) if section else None
    return bib.document(library, Options(dialect=dialect, section=path))


def _keys(text: str) -> list[str]:
    return re.findall(r"^@\w+\{(.*),$", text, re.M)


@pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
def test_a_volume_is_below_its_papers(library_of: LibraryOf, dialect: Dialect) -> None:
    """BibTeX reads it so only; the paper inherits when it is printed, and not in the file."""
    library = library_of(
        ("tools", "proceedings", "volume", _VOLUME), ("tools", "inproceedings", "z", _PAPER)
    )

    text = _text(library, dialect)

    assert _keys(text) == ["z", "volume"]
    assert "crossref = {volume}" in text
    assert text.count("2004") == 1


def test_bibtex_finds_the_title_of_the_volume(library_of: LibraryOf) -> None:
    """To BibTeX, fields that inherit have one name in both entries."""
    library = library_of(
        ("tools", "collection", "volume", _VOLUME), ("tools", "incollection", "z", _PAPER)
    )

    assert "booktitle = {V}" in _text(library, "bibtex")
    assert "booktitle" not in _text(library, "biblatex")


def test_what_bibtex_does_not_hand_down_is_written_out(library_of: LibraryOf) -> None:
    """It inherits from a parent, and not from the parent's parent."""
    library = library_of(
        ("tools", "mvproceedings", "a", {"title": "A", "year": "2004", "publisher": "P"}),
        ("tools", "proceedings", "b", {"title": "B", "crossref": "a"}),
        ("tools", "inproceedings", "c", _PAPER | {"crossref": "b"}),
    )

    child = _text(library, "bibtex").partition("@inproceedings{c,")[2].partition("\n}")[0]

    assert "year" in child
    assert "publisher" in child
    assert "crossref" not in child
    assert "crossref = {b}" in _text(library, "biblatex").replace("  ", " ").replace("  ", " ")


def test_a_volume_of_volumes_is_last(library_of: LibraryOf) -> None:
    """Each parent is below its children, whatever their keys."""
    library = library_of(
        ("tools", "mvproceedings", "a", {"title": "A", "year": "2004"}),
        ("tools", "proceedings", "b", {"title": "B", "crossref": "a"}),
        ("tools", "inproceedings", "c", _PAPER | {"crossref": "b"}),
    )

    assert _keys(_text(library, "bibtex")) == ["c", "b", "a"]


def test_a_cycle_is_written(library_of: LibraryOf) -> None:
    """Lint reports it; no entry is lost for it."""
    library = library_of(
        ("tools", "book", "a", {"title": "A", "crossref": "b"}),
        ("tools", "book", "b", {"title": "B", "crossref": "a"}),
        ("tools", "book", "c", {"title": "C", "crossref": "c", "xdata": "c"}),
    )

    assert sorted(_keys(_text(library, "bibtex"))) == ["a", "b", "c"]


@pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
def test_a_section_has_the_volumes_of_its_papers(library_of: LibraryOf, dialect: Dialect) -> None:
    """A file of its own can be used without the others; its head counts the works listed."""
    library = library_of(
        ("sft", "proceedings", "volume", _VOLUME),
        ("tools", "inproceedings", "z", _PAPER),
        ("sft", "book", "other", {"title": "O"}),
    )

    text = _text(library, dialect, "tools")

    assert _keys(text) == ["z", "volume"]
    assert ", 1 work." in text


def test_data_become_fields_where_there_is_no_xdata(library_of: LibraryOf) -> None:
    """BibTeX gets the values themselves, biblatex the reference and the entry."""
    library = library_of(
        ("tools", "xdata", "hup", {"publisher": "Harvard", "location": "Cambridge"}),
        ("tools", "xdata", "all", {"xdata": "hup", "date": "1999"}),
        ("tools", "book", "one", {"title": "One", "author": "Doe, J.", "xdata": "all"}),
        ("tools", "book", "two", {"title": "Two", "publisher": "xdata=hup-publisher"}),
    )

    old, new = _text(library, "bibtex"), _text(library, "biblatex")

    assert _keys(old) == ["one", "two"]
    assert old.count("Harvard") == 2
    assert "year      = {1999}" in old
    assert "address   = {Cambridge}" in old
    assert "xdata" not in old
    assert _keys(new) == ["all", "hup", "one", "two"]
    assert new.count("@xdata{") == 2
    assert new.count("Harvard") == 1
    assert ", 2 works." in old
    assert ", 2 works." in new


def test_biblatex_keeps_what_steers_it(library_of: LibraryOf) -> None:
    """Sets, related entries and options; nothing that it would run."""
    fields = {
        "title": "T", "related": "b", "relatedtype": "reprintof", "options": "useprefix=true",
        "xref": "b", "presort": "mm", "sortkey": "x", "gender": "sf", "langid": "english",
        "langidopts": "variant=british", "execute": r"\input{x}",
    }  # fmt: skip
    library = library_of(
        ("tools", "book", "a", fields),
        ("tools", "book", "b", {"title": "B"}),
        ("tools", "set", "s", {"entryset": "a, b"}),
    )

    new, old = _text(library, "biblatex"), _text(library, "bibtex")

    assert all(re.search(rf"^  {name} +=", new, re.M) for name in fields.keys() - {"execute"})
    assert "@set{s" in new
    assert "entryset = {a, b}" in new
    assert "execute" not in new
    assert _keys(old) == ["a", "b"]
    assert "related" not in old
    assert "options" not in old


def test_a_reference_follows_its_entry(library_of: LibraryOf) -> None:
    """An entry that was renamed is named by its new key, which BibTeX needs."""
    library = library_of(
        ("tools", "proceedings", "new", _VOLUME | {"ids": "volume"}),
        ("tools", "inproceedings", "z", _PAPER),
    )

    assert "crossref = {new}" in _text(library, "bibtex")
    assert "crossref = {new}" in _text(library, "biblatex")


def test_a_volume_that_is_missing_stops_nothing(library_of: LibraryOf) -> None:
    """BibTeX would call the database bad; biblatex says which entry is missing."""
    library = library_of(("tools", "inproceedings", "z", _PAPER))

    assert "crossref" not in _text(library, "bibtex")
    assert "crossref = {volume}" in _text(library, "biblatex")
