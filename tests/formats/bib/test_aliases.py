"""Keys: one work each, and those that works had before."""

from collections.abc import Callable

from synthlit.formats.bib.aliases import Aliases
from synthlit.library.library import Library

_FIELDS = {"title": "T"}


def test_a_key_is_one_works(library_of: Callable[..., Library]) -> None:
    """Of two works with a key in any case, the first by path is used; the other is reported."""
    library = library_of(
        ("tools", "misc", "a", _FIELDS),
        ("rlvr", "misc", "A", _FIELDS),
        ("sft", "misc", "b", _FIELDS),
    )

    used, unusable = Aliases(library).usable(reversed(library.works))

    assert [work.key for work in used] == ["A", "b"]
    assert [str(work.path) for work in unusable] == ["entries/tools/a.bib"]


def test_keys_that_tex_would_read_are_not_used(library_of: Callable[..., Library]) -> None:
    r"""`^^5cinput` in a key would be `\input` in a file that LaTeX reads."""
    keys = ["x^^5cinput", "a$b", "a&b", "a~b", "a<b"]
    library = library_of(*[("tools", "misc", key, _FIELDS) for key in keys])

    used, unusable = Aliases(library).usable(library.works)

    assert (used, len(unusable)) == ([], len(keys))


def test_former_keys_lead_to_one_work(library_of: Callable[..., Library]) -> None:
    """A former key that a work has now, that another had first, or that TeX reads is none."""
    library = library_of(
        ("rlvr", "misc", "a", {"ids": "old, b, older, x^y"}),
        ("rlvr", "misc", "b", {"ids": "Old, mine, mine"}),
    )
    aliases = Aliases(library)

    assert {key: work.key for key, work in aliases.former.items()} == {
        "old": "a", "older": "a", "mine": "b",
    }  # fmt: skip
    assert [aliases.of(work.entry) for work in library.works] == ["old, older", "mine"]
