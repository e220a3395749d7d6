"""An entry gives what stands in its fields, or nothing where that cannot be read."""

from dataclasses import FrozenInstanceError

import pytest

from synthlit.model.entry import Entry, why_invalid
from synthlit.model.identifiers import ArxivId, Doi
from synthlit.model.name import Name
from synthlit.model.section import SectionPath


def entry(**fields: str) -> Entry:
    """Make an entry of a few fields."""
    return Entry(type="misc", key="key", fields=fields)


def test_texts() -> None:
    """Title and names are given as people read them."""
    one = entry(title=r"{DeepSeek-R1}: R\&D", author="Van Durme, Benjamin and others")
    assert one.title == "DeepSeek-R1: R&D"
    assert one.normal_title == "deepseekr1rd"
    assert one.authors == (Name("Van Durme", "Benjamin"), Name("others"))
    assert one.families == {"vandurme"}


@pytest.mark.parametrize(
    ("fields", "families"),
    [
        ({"author": "Daum{\\'e}, III, Hal and {OpenAI}"}, {"daume", "openai"}),
        ({"editor": "van der Schaar, Mihaela"}, {"schaar"}),
        ({"organization": "NVIDIA"}, {"nvidia"}),
        ({"institution": "Ai2"}, {"ai2"}),
        ({"author": "others"}, set()),
        ({}, set()),
    ],
)
def test_who_made_it(fields: dict[str, str], families: set[str]) -> None:
    """Editors and organisations stand in for authors."""
    assert entry(**fields).families == families


@pytest.mark.parametrize(
    ("fields", "year", "month"),
    [
        ({"year": "2024", "month": "may"}, 2024, 5),
        ({"year": "2024", "month": "December"}, 2024, 12),
        ({"year": "2024", "month": "7"}, 2024, 7),
        ({"year": "2024", "month": "13"}, 2024, 0),
        ({"year": "2024", "month": "spring"}, 2024, 0),
        ({"date": "2024-03-01"}, 2024, 3),
        ({"date": "2024"}, 2024, 0),
        ({"year": "in press", "date": "2023-11"}, 2023, 11),
        ({"year": "20x7"}, None, 0),
        ({}, None, 0),
    ],
)
def test_date(fields: dict[str, str], year: int | None, month: int) -> None:
    """Year and month come from `year` and `month`, or from `date`."""
    assert (entry(**fields).year, entry(**fields).month) == (year, month)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"eprint": "2305.20050", "archiveprefix": "arXiv"}, "2305.20050"),
        ({"eprint": "2305.20050v2"}, "2305.20050"),
        ({"eprint": "2305.20050", "eprinttype": " arxiv "}, "2305.20050"),
        ({"eprint": "2305.20050", "archiveprefix": "hal"}, None),
        ({"eprint": "https://openreview.net/pdf?id=v8L0pN6EOi"}, None),
        ({"eprint": "unknown", "doi": "10.48550/arXiv.2305.20050"}, "2305.20050"),
        ({"doi": "10.48550/ARXIV.2305.20050"}, "2305.20050"),
        ({"doi": "10.1038/x"}, None),
        ({}, None),
    ],
)
def test_arxiv_identifier(fields: dict[str, str], expected: str | None) -> None:
    """The identifier comes from `eprint`, or from arXiv's own DOI."""
    assert entry(**fields).arxiv == (ArxivId(expected) if expected else None)


def test_dois() -> None:
    """A DOI that cannot be read is none; what authors claim is kept apart."""
    assert entry(doi="https://doi.org/10.1038/x").doi == Doi("10.1038/x")
    assert entry(doi="nonsense").doi is None
    assert entry().doi is None
    claims = entry(claimeddoi="10.1038/x nonsense 10.1109/ICST.2012.87")
    assert claims.claimed_dois == (Doi("10.1038/x"), Doi("10.1109/icst.2012.87"))
    assert claims.doi is None
    assert entry().claimed_dois == ()


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"eprint": "2305.20050", "year": "2024"}, 2023),
        # arXiv's posting may be the later one.
        ({"eprint": "2304.12671", "year": "2012"}, 2012),
        ({"year": "2024"}, 2024),
        ({}, None),
    ],
)
def test_first_year(fields: dict[str, str], expected: int | None) -> None:
    """A work appeared in the earlier of preprint and publication."""
    assert entry(**fields).first_year == expected


@pytest.mark.parametrize(
    ("fields", "venue"),
    [
        ({"venue": "ICLR", "booktitle": "The Twelfth"}, "ICLR"),
        ({"journal": r"Research \& Practice", "eprint": "2305.20050"}, "Research & Practice"),
        ({"booktitle": "The Twelfth", "publisher": "OpenReview.net"}, "The Twelfth"),
        ({"eprint": "2305.20050", "publisher": "X"}, "arXiv"),
        ({"doi": "10.48550/arXiv.2305.20050"}, "arXiv"),
        ({"eprint": "2305.20050", "doi": "10.1038/x", "publisher": "Nature"}, "Nature"),
        ({"school": "A University"}, "A University"),
        ({}, ""),
    ],
)
def test_venue(fields: dict[str, str], venue: str) -> None:
    """The venue is what people say: the short name, the container, arXiv, the house."""
    assert entry(**fields).venue == venue


@pytest.mark.parametrize(
    ("fields", "url"),
    [
        ({"eprint": "2305.20050", "doi": "10.1038/x"}, "https://arxiv.org/abs/2305.20050"),
        ({"doi": "10.1038/x", "url": "https://a.b"}, "https://doi.org/10.1038/x"),
        ({"url": "https://a.b", "code": "https://c.d"}, "https://a.b"),
        ({"code": "https://c.d"}, "https://c.d"),
        ({}, ""),
    ],
)
def test_url(fields: dict[str, str], url: str) -> None:
    """The link is the first of arXiv, DOI, URL and code."""
    assert entry(**fields).url == url


def test_lists_of_our_own() -> None:
    """Sections and former keys are read; what is neither is left out."""
    one = entry(also="reasoning/verification-based, sft; Not A Slug,", ids="a2023b, c2024d,")
    assert one.also == (SectionPath("reasoning", "verification-based"), SectionPath("sft"))
    assert one.former_keys == ("a2023b", "c2024d")
    assert not entry().also
    assert not entry().former_keys


def test_revised() -> None:
    """A revised entry is a new one, with fields set or taken away, and its order kept."""
    one = entry(title="A", year="2023", note="N")
    other = one.revised({"year": "2024", "note": None, "url": "https://a.b"}, key="other")
    assert list(other.fields.items()) == [("title", "A"), ("year", "2024"), ("url", "https://a.b")]
    assert (other.key, other.type) == ("other", "misc")
    assert one.fields == {"title": "A", "year": "2023", "note": "N"}
    assert one.revised({"gone": None}, type="article").type == "article"


@pytest.mark.parametrize(
    ("kind", "key"),
    [("Misc", "k"), ("", "k"), ("mi sc", "k"), ("misc", ""), ("misc", "a b"), ("misc", "a,b"),
     ("misc", "a}b"), ("misc", "a{b"), ("misc", "a=b"), ("misc", "a\n")],
)  # fmt: skip
def test_what_cannot_be_an_entry_is_refused(kind: str, key: str) -> None:
    """Type and key must be such that BibTeX reads them back."""
    with pytest.raises(ValueError, match=r"entry|key"):
        Entry(type=kind, key=key, fields={})


def test_an_entry_is_a_value() -> None:
    """Entries are equal by what they hold, whatever was asked of one, and cannot be changed."""
    one, other = entry(title="A"), entry(title="A")
    assert one.title == "A"
    assert one == other
    with pytest.raises(FrozenInstanceError):
        one.key = "other"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("kind", "key", "fault"),
    [
        ("misc", "key", ""),
        ("misc", "", "the entry has no key"),
        ("misc", "a b", "'a b' cannot be a citation key"),
        ("mi sc", "key", "@mi sc is not an entry type"),
    ],
)
def test_why_something_is_no_entry(kind: str, key: str, fault: str) -> None:
    """Why something cannot be an entry is reported in a sentence."""
    assert why_invalid(kind, key) == fault
