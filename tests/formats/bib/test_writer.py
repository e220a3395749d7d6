"""One work as an entry."""

from collections.abc import Callable
from typing import Literal, TypeAlias

import pytest

from synthlit.formats.bib.writer import Writer
from synthlit.formats.format import Options
from synthlit.library.library import Library

Dialect: TypeAlias = Literal["bibtex", "biblatex"]
LibraryOf = Callable[..., Library]


def _written(library: Library, options: Options | None = None) -> str:
    return Writer(library, options or Options())(library.works[0])


def test_fields_stand_in_order_and_the_last_has_no_comma(library_of: LibraryOf) -> None:
    """A value that came in any form is written in the one order, aligned."""
    fields = {"year": "{2024}", "author": "Jane Doe", "title": "{Verify}", "journal": "J"}

    assert _written(library_of(("rlvr/outcome-based", "article", "k", fields))) == (
        "@article{k,\n"
        "  title    = {{Verify}},\n"
        "  author   = {Doe, Jane},\n"
        "  journal  = {J},\n"
        "  year     = {2024},\n"
        "  keywords = {rlvr, rlvr/outcome-based}\n"
        "}\n"
    )


def test_keywords_are_sections_and_then_the_entrys(library_of: LibraryOf) -> None:
    """A section, a subsection and the entry's own can be filtered by; unknown places are none."""
    fields = {"also": "sft, rlvr/outcome-based, gone", "keywords": "math; code, sft"}

    written = _written(library_of(("rlvr/process-supervision", "misc", "k", fields)))

    assert (
        "keywords = {rlvr, rlvr/process-supervision, sft, rlvr/outcome-based, math, code}"
        in written
    )


def test_own_fields_only_where_asked_for(library_of: LibraryOf) -> None:
    """`venue`, `code` and the like are synthlit's own; an unknown field is the entry's."""
    fields = {
        "title": "T", "verified": "arxiv 2026-11-22", "code": "https://github.com/a/b",
        "claimedref": "Nature", "mendeley": "x_1",
    }  # fmt: skip
    library = library_of(("tools", "book", "k", fields))

    assert "verified" not in _written(library)
    assert "mendeley = {x\\_1}" in _written(library)
    own = _written(library, Options(own_fields=True))
    assert all(name in own for name in ("verified", "claimedref", "https://github.com/a/b"))


def test_former_keys_go_into_ids(library_of: LibraryOf) -> None:
    """Biblatex finds the work by its old key; an entry under the old key names no other."""
    library = library_of(("tools", "misc", "new", {"title": "T", "ids": "old, old"}))
    write = Writer(library, Options())

    assert "ids      = {old}" in write(library.works[0])
    assert write.under_former_key(library.works[0], "old").startswith("@misc{old,\n")
    assert "ids" not in write.under_former_key(library.works[0], "old")


def test_empty_fields_are_left_out(library_of: LibraryOf) -> None:
    """No engine is given a field with nothing in it."""
    written = _written(library_of(("gone", "misc", "k", {"title": "", "note": "", "year": "{}"})))

    assert written == "@misc{k,\n  key = {k}\n}\n"


def test_annotations_only_where_asked_for(library_of: LibraryOf) -> None:
    """A style that prints them would print this list's opinion into somebody's bibliography."""
    library = library_of(("tools", "misc", "k", {"title": "T", "annotation": "Fine."}))

    assert "Fine" not in _written(library)
    assert "Fine" not in _written(library, Options(dialect="biblatex"))
    assert "Fine" in _written(library, Options(own_fields=True))


@pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
def test_short_titles_are_part_of_titles(library_of: LibraryOf, dialect: Dialect) -> None:
    """Biblatex cites by them; in the title they keep their case."""
    fields = {"title": "R-Zero: Learning from Zero Data", "shorttitle": "R-Zero"}
    other = {"title": "Let's Verify Step by Step", "shorttitle": "PRM800K"}
    options = Options(dialect=dialect)

    written = _written(library_of(("tools", "misc", "k", fields)), options)
    assert "{{R-Zero}: Learning from Zero Data}" in written
    assert "{R-Zero},\n" in written
    assert "PRM800K" not in _written(library_of(("tools", "misc", "k", other)), options)
    asked = Options(dialect=dialect, own_fields=True)
    assert "PRM800K" in _written(library_of(("tools", "misc", "k", other)), asked)


def test_former_keys_in_ascii(library_of: LibraryOf) -> None:
    """A key is a name: one with other letters is left out, not transliterated."""
    options = Options(dialect="biblatex", ascii=True)
    fields = {"title": "T", "ids": "müller2020, mueller2020"}

    written = _written(library_of(("sft", "misc", "k", fields)), options)

    assert written.isascii()
    assert "{mueller2020}" in written


def test_names_of_fields_are_ascii(library_of: LibraryOf) -> None:
    """Pybtex reads no file that has another one."""
    assert "größe" not in _written(library_of(("sft", "misc", "k", {"title": "T", "größe": "1"})))
