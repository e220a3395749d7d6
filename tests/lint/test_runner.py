"""Rules are asked only of entries that they may find fault with, and miss none."""

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.bibtex import parser
from synthlit.lint.documents import works_of
from synthlit.lint.registry import RULES
from synthlit.lint.rule import UNUSUAL_NAMES, EntryCheck
from synthlit.lint.runner import ORDINARY_NAMES

_LISTS = st.lists(
    st.sampled_from([
        "Wang", "Wei", "Hunter", "Lightman", "McCallum", "Wen-tau", "Wen{-}tau", "O'Neill", "J.",
        "J.-P.", "van", "de", "Van", " ", " ", " ", ", ", ", ", " and ", " and ", "\n and ", ",",
        "others", "al", "Al", "Et", "et", "al.", "Dr", "Dr.", "PhD", "Phd", "Prof", "Professor",
        "Esq", "Mr", "Jr", "Jr.", "Sr", "III", "IV", "Iv", "MBA", "And", "AND", "Team", "0001",
        "(", ")", "*", ";", "&", "/", "@", "...", "WANG", "Ph", "Sc", "Md", "Author", "{", "}",
    ]),
    max_size=12,
).map("".join)  # fmt: skip


@given(_LISTS)
def test_ordinary_names_have_no_fault(value: str) -> None:
    """No rule that is asked about odd lists only would find anything in the others."""
    if not ORDINARY_NAMES.fullmatch(value):
        return
    sheet = parser.read(PurePosixPath("refs.bib"), f"@misc{{key, author = {{{value}}}}}")
    (work,) = works_of(sheet)
    rules = [rule for rule in RULES.checks(EntryCheck) if UNUSUAL_NAMES in rule.characters]

    assert len(rules) > 5
    assert [rule.code for rule in rules if list(rule.check(work))] == []


@pytest.mark.parametrize(
    "value",
    [
        "Lightman, Hunter and Kosaraju, Vineet and others",
        "Hunter Lightman and\n  Wen{-}tau Yih",
        "van der Schaar, Mihaela and McCallum, A. and O'Neill, J.-P.",
    ],
)
def test_most_names_are_ordinary(value: str) -> None:
    """Such lists need no second look."""
    assert ORDINARY_NAMES.fullmatch(value)


@pytest.mark.parametrize("piece", ["Aa", "Aa ", "Aa-", "Aa, ", "Aa and ", "A.", "A.-", "van "])
def test_long_lists_take_no_long_time(piece: str) -> None:
    """What nearly matches is given up at once: doubling would never end."""
    assert not ORDINARY_NAMES.fullmatch(piece * 20_000 + "!")
