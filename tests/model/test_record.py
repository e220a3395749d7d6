"""A record is a source's claim, as a value."""

from dataclasses import replace
from datetime import date

import pytest

from synthlit.model.identifiers import ArxivId
from synthlit.model.record import Record

RECORD = Record(
    source="arxiv",
    seen=date(2026, 11, 22),
    arxiv="2305.20050",
    title="Let's Verify Step by Step",
    authors=("Hunter Lightman",),
    year=2023,
    month=5,
)


def test_identifier() -> None:
    """The identifier is given as a value."""
    assert RECORD.arxiv_id == ArxivId("2305.20050")


@pytest.mark.parametrize(
    ("comment", "withdrawn"),
    [
        ("This paper has been withdrawn by the authors", True),
        ("Withdrawn", True),
        ("Retracted by the publisher", True),
        ("12 pages. This paper was withdrawn because Lemma 2 is wrong", True),
        ("An earlier version of this paper was withdrawn", False),
        ("Replaces the withdrawn paper 2101.00001", False),
        ("Withdrawn from ICLR 2025", False),
        ("Withdrawn from arXiv", True),
        ("This paper was not withdrawn", False),
        ("10 pages", False),
        ("", False),
    ],
)
def test_withdrawn(comment: str, withdrawn: bool) -> None:
    """Only the comment says that a paper was withdrawn."""
    assert replace(RECORD, comment=comment).withdrawn is withdrawn
