"""arXiv's feeds: both dialects, hard records, and what is no feed."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.model.identifiers import ArxivId
from synthlit.model.record import Record
from synthlit.sources.atom import Feed, MalformedId, read
from synthlit.sources.response import AttemptFailed, Response
from tests.sources.conftest import (
    BEGINNING,
    IDS,
    PAPERS,
    Paper,
    entry,
    feed,
    old_entry,
    old_feed,
    refusal,
)  # fmt: skip

ATTENTION = ArxivId("1706.03762")


def parsed(body: bytes) -> Feed:
    """Read a feed that came this morning."""
    return read(Response(200, body, BEGINNING), "arxiv")


def only(paper: Paper) -> Record:
    """Return the record of a paper."""
    return parsed(feed(entry("1706.03762", paper))).records[ATTENTION]


@pytest.mark.parametrize("id_", PAPERS)
def test_facts_come_through(id_: str) -> None:
    """Every fact of a record is the paper's own, in either dialect."""
    paper = PAPERS[id_]
    expected = Record(
        source="arxiv", seen=date(2027, 1, 15), arxiv=id_, title=paper.title,
        authors=paper.authors, year=int(paper.published[:4]), month=int(paper.published[5:7]),
        primary_class=paper.categories[0], categories=paper.categories, dois=paper.dois,
        journal_ref=paper.journal_ref, comment=paper.comment,
    )  # fmt: skip

    new, old = parsed(feed(entry(id_))), parsed(old_feed(old_entry(id_)))

    assert new == old == Feed({ArxivId(id_): expected}, {})


def test_empty_feed() -> None:
    """A feed without entries is a feed."""
    assert parsed(feed()) == Feed()


def test_byte_order_mark_is_no_fault() -> None:
    """A mark before the declaration changes nothing."""
    assert parsed(b"\xef\xbb\xbf" + feed(entry("1706.03762"))).records.keys() == {ATTENTION}


def test_text_is_cleaned() -> None:
    """White space is collapsed; invisible and bidi characters and controls are gone."""
    paper = replace(
        PAPERS["1706.03762"],
        title="  Attention\n  Is\u00a0All \u202eYou\u2066 Ne\u200bed\ufeff ",
        authors=("\tAshish\u2029Vaswani\u200f", "\u200b"),
        comment="15\n pages,\u2003 5 figures\u0085",
        journal_ref=" \n ",
    )

    record = only(paper)

    assert record.title == "Attention Is All You Need"
    assert record.authors == ("Ashish Vaswani",)
    assert record.comment == "15 pages, 5 figures"
    assert record.journal_ref == ""


def test_markup_in_text_is_text() -> None:
    """What looks like HTML or TeX is handed on as it is, for those who write it to escape."""
    title = "<script>alert(1)</script> & \\input{x} $\\alpha$"

    assert only(replace(PAPERS["1706.03762"], title=title)).title == title


def test_elements_in_a_title_lose_their_tags() -> None:
    """Atom allows markup in titles; its text counts."""
    body = feed(entry("2104.12255").replace("<title>0<", "<title><b>0</b> and<i> 1</i><"))

    assert parsed(body).records[ArxivId("2104.12255")].title == "0 and 1"


def test_several_dois() -> None:
    """Each DOI of an author is kept, one an element or several in one; the rest is no DOI."""
    paper = replace(
        PAPERS["1706.03762"],
        dois=("10.1109/A.1", "https://doi.org/10.1109/B.2 10.1109/C.3", "to appear", ""),
    )

    assert only(paper).dois == ("10.1109/A.1", "10.1109/B.2", "10.1109/C.3")


def test_classes_of_other_schemes_are_dropped() -> None:
    """MSC and ACM classes stand among the categories of old papers."""
    paper = replace(PAPERS["1706.03762"], categories=("math.AG", "53C", "I.2.7", "68T50, 68Q32"))

    assert only(paper).categories == ("math.AG",)


def test_first_category_stands_in_for_the_primary() -> None:
    """A primary class that is missing or none is replaced by the first category."""
    body = feed(entry("1706.03762").replace('primary_category term="cs.CL"', "primary_category"))
    assert parsed(body).records[ATTENTION].primary_class == "cs.CL"

    assert only(replace(PAPERS["1706.03762"], categories=("../x",))).primary_class == ""


def test_withdrawal_is_seen() -> None:
    """ArXiv has no flag for it, but the comment says."""
    paper = replace(PAPERS["1706.03762"], comment="This paper has been withdrawn by the author")

    assert only(paper).withdrawn


@pytest.mark.parametrize("lack", ["title", "author", "published"])
def test_entry_that_lacks_something(lack: str) -> None:
    """An entry without title, author or date is no record, and spoils no other."""
    broken = entry("1706.03762").replace(f"<{lack}>", "<x>").replace(f"</{lack}>", "</x>")

    found = parsed(feed(broken, entry("2104.12255")))

    assert found.records.keys() == {ArxivId("2104.12255")}
    assert found.broken.keys() == {ATTENTION}


@pytest.mark.parametrize("authors", [(":",), ("-", "...", "1")])
def test_authors_without_a_letter(authors: tuple[str, ...]) -> None:
    """Punctuation is no author, so the entry has none."""
    body = feed(entry("1706.03762", replace(PAPERS["1706.03762"], authors=authors)))

    assert parsed(body).broken == {ATTENTION: "no author"}


@pytest.mark.parametrize("day", ["1999-06-12", "2031-06-12", "2018-01-01", "2017-08-01"])
def test_date_that_the_identifier_contradicts(day: str) -> None:
    """A paper cannot be much older than its identifier, or younger: its year and month count."""
    record = only(replace(PAPERS["1706.03762"], published=f"{day}T17:57:34Z"))

    assert (record.year, record.month) == (2017, 6)
    [notice] = record.notices
    assert day in notice
    assert "2017-06" in notice


@pytest.mark.parametrize(
    ("day", "month"), [("2017-05-31", 5), ("2017-03-02", 3), ("2017-07-01", 7)]
)
def test_date_beside_the_identifier(day: str, month: int) -> None:
    """A paper that waited for its identifier keeps the date of its first version."""
    record = only(replace(PAPERS["1706.03762"], published=f"{day}T17:57:34Z"))

    assert (record.year, record.month, record.notices) == (2017, month, ())


@pytest.mark.parametrize(
    "date_", ["2017", "2017-13-01T00:00:00Z", "2017-02-30T00:00:00Z", "٢٠١٧-01-01T"]
)
def test_date_that_is_none(date_: str) -> None:
    """A year is not made up from half a date."""
    found = parsed(feed(entry("1706.03762", replace(PAPERS["1706.03762"], published=date_))))

    assert found.broken == {ATTENTION: "no date"}


@pytest.mark.parametrize(
    "address", ["", "http://arxiv.org/abs/", "http://example.org/abs/1706.03762v1", "tag:1"]
)
def test_entry_about_something_else(address: str) -> None:
    """An entry whose id is no paper's is passed over."""
    body = feed(entry("1706.03762").replace("http://arxiv.org/abs/1706.03762v7", address))

    assert parsed(body) == Feed()


def test_first_of_two_entries_counts() -> None:
    """Two versions of a paper are one paper."""
    other = replace(PAPERS["1706.03762"], title="Another", version=1)

    found = parsed(feed(entry("1706.03762"), entry("1706.03762", other)))

    assert found.records[ATTENTION].title == "Attention Is All You Need"


@pytest.mark.parametrize("scheme", ["https://arxiv.org", "http://arxiv.org"])
def test_malformed_identifier(scheme: str) -> None:
    """The refusal is known by its address, whatever its scheme."""
    with pytest.raises(MalformedId):
        parsed(refusal().replace(b"https://arxiv.org", scheme.encode()))


def test_other_refusal() -> None:
    """A refusal for another reason says nothing about identifiers."""
    with pytest.raises(AttemptFailed, match="refused the query"):
        parsed(refusal("max_results must be non-negative"))


BOMB = b'<?xml version="1.0"?><!DOCTYPE f [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + feed()[39:]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"Rate exceeded.", "something other than a feed"),
        (b"\x00\x01\x02", "something other than a feed"),
        (b'<?xml version="1.0"?><rss/>', "something other than a feed"),
        (b'<?xml version="1.0"?><feed/>', "something other than a feed"),
        (feed(entry("1706.03762"))[:-30], "broken or stops halfway"),
        (feed(entry("1706.03762")).replace(b"Need", b"Need\xff"), "broken or stops halfway"),
        (feed(entry("1706.03762")).replace(b"Need", b"Need&nbsp;"), "broken or stops halfway"),
        (b'<?xml version="1.0" encoding="rot13"?><feed/>', "broken or stops halfway"),
        (b'<?xml version="1.0" encoding="shift_jis"?><feed/>', "broken or stops halfway"),
        (BOMB.replace(b"arXiv Query", b"&b;"), "broken or stops halfway"),
        (BOMB, "broken or stops halfway"),
    ],
)  # fmt: skip
def test_what_is_no_feed(body: bytes, reason: str) -> None:
    """Nothing is taken from a body that is not a whole feed without a DTD."""
    with pytest.raises(AttemptFailed, match=reason) as caught:
        parsed(body)

    assert caught.value.retry


@pytest.mark.parametrize(
    "inner",
    ["<a/>" * 100_001, "<a>" * 100_001, "<entry/>" * 1_001, f"<a b='{'x' * (1 << 17)}'/>"],
    ids=["many", "deep", "entries", "attributes"],
)
def test_feed_without_end(inner: str) -> None:
    """A feed that is made to fill the memory is left."""
    with pytest.raises(AttemptFailed, match="has no end") as caught:
        parsed(feed(inner))

    assert not caught.value.retry


def test_thousands_of_authors() -> None:
    """A paper of a large collaboration is no attack."""
    paper = replace(PAPERS["hep-ex/0307015"], authors=tuple(f"A{n} Author" for n in range(3000)))
    papers = [entry(f"hep-ex/03070{n}", paper) for n in range(10, 30)]

    found = parsed(feed(*papers))

    assert [len(record.authors) for record in found.records.values()] == [3000] * 20


@given(st.integers(0, 10**6), st.binary(max_size=3))
def test_no_damage_crashes(position: int, noise: bytes) -> None:
    """Whatever happens to a feed, it is read or refused."""
    body = feed(*map(entry, PAPERS))
    position %= len(body)
    damaged = body[:position] + noise + body[position + len(noise) :]

    try:
        found = parsed(damaged)
    except AttemptFailed:
        found = Feed()

    assert all(record.title and record.authors for record in found.records.values())
    assert len(found.records) <= len(IDS)
