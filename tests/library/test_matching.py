"""Two entries are one work by what proves it, and not by what is claimed."""

import pytest

from synthlit.library.matching import match_keys, same_work, share_author
from synthlit.model.entry import Entry
from synthlit.model.identifiers import ArxivId, Doi

NATURE = "10.1038/s41586-025-09422-z"
PREPRINT = {
    "title": "{DeepSeek-R1}: Incentivizing Reasoning Capability in {LLMs}",
    "author": "Guo, Daya and Yang, Dejian",
    "eprint": "2501.12948",
}


def entry(**fields: str) -> Entry:
    """Make an entry of a few fields."""
    return Entry(type="misc", key="key", fields=fields)


def test_marks() -> None:
    """A duplicate must share an identifier, the title, or a DOI that one of them claims."""
    one = entry(**PREPRINT, doi="10.1038/x", claimeddoi=f"{NATURE} nonsense")
    assert match_keys(one) == (
        ArxivId("2501.12948"),
        Doi("10.1038/x"),
        one.normal_title,
        Doi(NATURE),
    )
    assert match_keys(entry()) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"eprint": "2501.12948v1"}, {"doi": "10.48550/arXiv.2501.12948"}),
        ({"doi": NATURE.upper()}, {"doi": NATURE}),
        # A preprint and its publication.
        (
            {
                "title": "{AgentTrek}: Agent Trajectory Synthesis",
                "author": "Xu, Yiheng and Lu, Dunjie",
            },
            {"title": "AgentTrek: agent trajectory synthesis.", "author": "Yiheng Xu and others"},
        ),
        (
            {"title": "On Titles", "author": r"Rozi{\`e}re, B."},
            {"title": "On titles", "editor": "Roziere, B"},
        ),
        # Where nobody is named the title alone decides.
        ({"title": "SDG Hub"}, {"title": "SDG hub", "author": "Smith, Jane"}),
        # A claim that an author in common bears out.
        (
            {**PREPRINT, "claimeddoi": NATURE},
            {"title": "Another title", "author": "Guo, Daya", "doi": NATURE},
        ),
    ],
)
def test_one_work(one: dict[str, str], other: dict[str, str]) -> None:
    """Identifiers, and title with authors, tell a duplicate, whichever comes first."""
    assert same_work(entry(**one), entry(**other))
    assert same_work(entry(**other), entry(**one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {}),
        (
            {"title": "A Survey", "author": "Smith, Jane"},
            {"title": "A Survey", "author": "Doe, J."},
        ),
        ({"title": ":", "author": "Smith, Jane"}, {"title": "?", "author": "Smith, Jane"}),
        ({"title": "Phi-1", "author": "Li, Y."}, {"title": "Phi-1.5", "author": "Li, Y."}),
        ({"eprint": "2501.12948"}, {"eprint": "2501.12599"}),
        ({"doi": "nonsense"}, {"doi": "nonsense"}),
        # Two preprints may claim one DOI, as of a whole issue.
        (
            {**PREPRINT, "claimeddoi": NATURE},
            {"title": "B", "author": "Guo, Daya", "eprint": "2501.12599", "claimeddoi": NATURE},
        ),
        # The publication is another preprint's already.
        (
            {**PREPRINT, "claimeddoi": NATURE},
            {"title": "B", "author": "Guo, Daya", "eprint": "2501.12599", "doi": NATURE},
        ),
        # Nobody in common: the authors mistyped it.
        ({**PREPRINT, "claimeddoi": NATURE}, {"title": "B", "author": "Doe, J.", "doi": NATURE}),
        ({**PREPRINT, "claimeddoi": NATURE}, {"title": "B", "doi": NATURE}),
    ],
)
def test_two_works(one: dict[str, str], other: dict[str, str]) -> None:
    """A title without authors in common, and a claim that nothing bears out, prove nothing."""
    assert not same_work(entry(**one), entry(**other))
    assert not same_work(entry(**other), entry(**one))


def test_share_author() -> None:
    """Family names are compared without particles, accents and case."""
    one = entry(author="van der Schaar, Mihaela and Daum{\\'e}, III, Hal")
    assert share_author(one, entry(author="DAUME, H."))
    assert share_author(one, entry(author="Schaar, M."))
    assert not share_author(one, entry(author="Iii, Hal and van der Berg, Jan"))
    assert share_author(one, entry())
