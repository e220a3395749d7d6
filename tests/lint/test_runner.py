"""Rules are asked only of entries that they may find fault with, and miss none."""

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.bibtex import parser
from synthlit.library.library import Work
from synthlit.lint.documents import works_of
from synthlit.lint.registry import RULES
from synthlit.lint.rule import UNUSUAL_NAMES, EntryCheck
from synthlit.lint.runner import ORDINARY_NAMES, EntryRuleRunner
from synthlit.model.entry import Entry
from synthlit.model.fields import ORDER
from synthlit.model.section import SectionPath

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


_VALUES = st.lists(
    st.sampled_from([
        "A", "Ab", "the", "LLMs", "arXiv", "2305.20050", "10.1000/x", "10.48550/arXiv.2305.20051",
        "https://arxiv.org/abs/2305.20050", "https://doi.org/10.1000/x", "2024", "2024-05", "12-34",
        "34--12", "sep", "TODO", "n/a", "???", "Team", "et al.", " and ", ", ", " ", "  ", "\n",
        ".", "...", "…", "{", "}", "\\'e", "\\", "$x$", "&amp;", "&", "%", "#", "_", "~", "^",
        "<i>", "**a**", "[a](b)", "//", "\\url{a}", "é", "Ã©", "\u0430", "\u200b", "\u00a0", "\t",
        "\x01", "😀", "''",
    ]),
    max_size=5,
).map("".join)  # fmt: skip
_NAMES = st.sampled_from([*ORDER, "eprinttype", "eprintclass", "journaltitle", "yaer", "pmid"])


@given(
    st.sampled_from(["article", "misc", "inproceedings", "book", "online", "conference", "x"]),
    st.dictionaries(_NAMES, _VALUES, max_size=9),
)
def test_no_finding_is_missed(type_: str, fields: dict[str, str]) -> None:
    """What a rule declares that it needs is needed for each of its findings."""
    work = Work(
        Entry.unchecked(type_, "key", fields), SectionPath("tools"), PurePosixPath("refs.bib")
    )
    checks = RULES.checks(EntryCheck)

    found = [*EntryRuleRunner(checks)([work])]
    assert found == [(rule.code, each) for rule in checks for each in rule.check(work)]
