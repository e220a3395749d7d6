"""Keys: one work each, and those that works had before."""

from collections.abc import Callable
from typing import Literal, TypeAlias

import pytest

from synthlit.formats.bib.aliases import Aliases
from synthlit.library.library import Library

Dialect: TypeAlias = Literal["bibtex", "biblatex"]
_FIELDS = {"title": "T"}


@pytest.mark.parametrize(
    ("dialect", "usable", "unusable"),
    [("bibtex", ["A", "b"], ["a"]), ("biblatex", ["A", "a", "b"], [])],
)
def test_a_key_is_one_works(
    library_of: Callable[..., Library], dialect: Dialect, usable: list[str], unusable: list[str]
) -> None:
    """Of two works with a key in any case, BibTeX has the first by path; the other is reported."""
    library = library_of(
        ("tools", "misc", "a", _FIELDS),
        ("rlvr", "misc", "A", _FIELDS),
        ("sft", "misc", "b", _FIELDS),
    )

    used, left_out = Aliases(library, dialect).usable(reversed(library.works))

    assert [work.key for work in used] == usable
    assert [work.key for work in left_out] == unusable


def test_a_key_twice_is_one_works_in_any_case(library_of: Callable[..., Library]) -> None:
    """A file has no key twice."""
    library = library_of(("tools", "misc", "a", _FIELDS), ("rlvr", "misc", "a", _FIELDS))

    assert len(Aliases(library, "biblatex").usable(library.works)[1]) == 1


@pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
def test_keys_that_tex_would_read_are_not_used(
    library_of: Callable[..., Library], dialect: Dialect
) -> None:
    r"""`^^5cinput` in a key would be `\input`, and `@x(` would begin an entry to other programs."""
    keys = ["x^^5cinput", "a~b", "a%b", "a#b", r"a\b", "a=b", "@x(1)", "a\x1b]0;b", "a\u202eb"]
    library = library_of(*[("tools", "misc", key, _FIELDS) for key in keys])

    used, unusable = Aliases(library, dialect).usable(library.works)

    assert (used, len(unusable)) == ([], len(keys))


@pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
def test_keys_that_can_be_cited_are_used(
    library_of: Callable[..., Library], dialect: Dialect
) -> None:
    """DOIs, umlauts, and the characters that other programs put into keys."""
    keys = ["10.1000/x:y", "müller2020", "a+b", "a@b", "a&b", "a;b", "a<b>", "a$b", "a^b"]
    library = library_of(*[("tools", "misc", key, _FIELDS) for key in keys])

    assert Aliases(library, dialect).usable(library.works)[1] == []


def test_former_keys_lead_to_one_work(library_of: Callable[..., Library]) -> None:
    """A former key that a work has now, that another had first, or that TeX reads is none."""
    library = library_of(
        ("rlvr", "misc", "a", {"ids": "old, b, older, x^^y, Agilent(2022)"}),
        ("rlvr", "misc", "b", {"ids": "Old, mine, mine"}),
    )
    old, new = Aliases(library, "bibtex"), Aliases(library, "biblatex")

    assert {key: work.key for key, work in old.former.items()} == {
        "old": "a", "older": "a", "Agilent(2022)": "a", "mine": "b",
    }  # fmt: skip
    assert {key: work.key for key, work in old.lost.items()} == {"Old": "b"}
    assert [old.of(work.entry) for work in library.works] == ["old, older, Agilent(2022)", "mine"]
    assert new.of(library.works[1].entry) == "Old, mine"
    assert new.lost == {}
