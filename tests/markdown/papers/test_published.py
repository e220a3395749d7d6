"""Venue and year as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.markdown.papers.published import Published, read_published


@pytest.mark.parametrize(
    ("text", "venue", "year"),
    [
        ("ICLR 2024", "ICLR", 2024),
        ("(ICLR 2024)", "ICLR", 2024),
        ("[ICLR 2024].", "ICLR", 2024),
        ("ICLR'24", "ICLR", 2024),
        ("NIPS’98", "NIPS", 1998),
        ("ICLR, 2024", "ICLR", 2024),
        ("ICLR(2024)", "ICLR", 2024),
        ("2024 ICLR", "ICLR", 2024),
        ("2024, ICLR", "ICLR", 2024),
        ("Neurips 2023 (Spotlight)", "Neurips", 2023),
        ("NeurIPS 2023 Best Paper Award", "NeurIPS", 2023),
        ("ICLR 2023 notable top 5%", "ICLR", 2023),
        ("EMNLP 2023 main", "EMNLP", 2023),
        ("EMNLP 2024 findings", "EMNLP findings", 2024),
        ("EMNLP finding2023", "EMNLP finding", 2023),
        ("Findings of ACL 2023", "Findings of ACL", 2023),
        ("ACL Findings 2024", "ACL Findings", 2024),
        ("ICLR 2024 Workshop on Math-AI", "ICLR Workshop on Math-AI", 2024),
        ("NeurIPS D&B 2023", "NeurIPS D&B", 2023),
        ("AutoRL@ICML 2024", "AutoRL@ICML", 2024),
        ("Accepted by ICLR 2024", "ICLR", 2024),
        ("In NeurIPS 2022", "NeurIPS", 2022),
        ("In Proc. of ACL 2022", "ACL", 2022),
        ("ACL, May 2023", "ACL", 2023),
        ("NeurIPS (Dec 2023)", "NeurIPS", 2023),
        ("arXiv 2023-05", "arXiv", 2023),
        ("Arxiv 2023", "arXiv", 2023),
        ("arXiv preprint arXiv:2305.20050, 2023", "arXiv", 2023),
        ("arXiv:2305.20050", "arXiv", None),
        ("CoRR 2023", "arXiv", 2023),
        ("ICLR", "ICLR", None),
        ("Preprint", "Preprint", None),
        ("Transactions on Machine Learning Research", "Transactions on Machine Learning Research",
         None),
        ("Oral", "", None),
        ("2024", "", 2024),
        ("2024.05", "", 2024),
        ("2024/5/31", "", 2024),
        ("05/2024", "", 2024),
        ("May 2024", "", 2024),
        ("31 May, 2024", "", 2024),
        ("March 27, 2026", "", 2026),
        ("2024, Jun", "", 2024),
        ("2024年5月", "", 2024),
    ],
)  # fmt: skip
def test_venue_and_year_are_reported(text: str, venue: str, year: int | None) -> None:
    """Venue and year are reported apart, and how the work was presented is left out."""
    assert read_published(text) == Published(venue, year)


@pytest.mark.parametrize(
    ("text", "venue", "year"),
    [
        ("Physical Review D 2021", "Physical Review D", 2021),
        ("Berkeley Lecture 2025", "Berkeley Lecture", 2025),
        ("中国科学 2021", "中国科学", 2021),
        (
            "Proceedings of the 61st Annual Meeting of the ACL (Volume 1: Long Papers) 2023",
            "Proceedings of the 61st Annual Meeting of the ACL (Volume 1: Long Papers)",
            2023,
        ),
    ],
)
def test_unknown_venue_needs_a_mark(text: str, venue: str, year: int) -> None:
    """What stands in brackets beside a year is a venue, which plain words are not."""
    assert read_published(text, marked=True) == Published(venue, year)


@pytest.mark.parametrize(
    "text",
    ["", " . ", "Lightman 2023", "Fast Training Library 2024", "released in May 2023", "x" * 400,
     "the year 2023", "Submit to ICLR 2025", "under review at ICLR 2025", "Argilla", "GPT-4",
     "Hunter Lightman, Vineet Kosaraju, ICLR 2024", "13/2024", "2024.13.1", "12345", "1024",
     "Computer Science", "the ICLR of many years"],
)  # fmt: skip
def test_other_texts_are_no_venue(text: str) -> None:
    """Names, sentences, submissions and numbers are not taken for a publication."""
    assert read_published(text) is None


@pytest.mark.parametrize("text", ["Released in 2023", "updated 2023", "with GPT-4 in 2023"])
def test_sentences_are_no_venue_in_brackets_either(text: str) -> None:
    """A word that begins no venue's name gives a sentence away."""
    assert read_published(text, marked=True) is None


@given(st.text(), st.booleans())
def test_any_text_is_read(text: str, marked: bool) -> None:
    """Whatever the text, there is an answer, and a year is a year of ours."""
    found = read_published(text, marked=marked)

    assert found is None or found.year is None or 1950 <= found.year <= 2099
