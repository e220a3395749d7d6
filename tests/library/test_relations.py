"""Works of one title and author are one work, or related: by what was published where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.library.matching import same_work, unlike
from synthlit.library.relations import is_preprint, is_published, same_place
from synthlit.model.entry import Entry

_BASE = {"title": "Paths in {G}raphs", "author": "Doe, Jane and Roe, Richard"}


def entry(text: str) -> Entry:
    """Make an entry of a type and fields: `article journal=J. Paths; year=1991`."""
    type_, _, rest = text.partition(" ")
    pairs = (part.split("=", 1) for part in rest.split("; ") if part)
    return Entry(type=type_, key="key", fields=_BASE | dict(pairs))


ARTICLE = "article journal=Letters of Paths; volume=39; pages=131--137; year=1991"
PAPER = "inproceedings booktitle=Proceedings of STACS 91; pages=1--9; year=1991"
PREPRINT = "misc eprint=2306.08543; archiveprefix=arXiv; year=2023"

RELATED = [
    (PAPER, ARTICLE, ("venue", "pages")),
    # One thing is another.
    (ARTICLE, ARTICLE.replace("Letters of", "Journal of"), ("venue",)),
    (ARTICLE, ARTICLE.replace("=39", "=40"), ("volume",)),
    (ARTICLE, ARTICLE.replace("131--137", "231--237"), ("pages",)),
    (ARTICLE, ARTICLE.replace("1991", "1992"), ("year",)),
    (ARTICLE + "; number=2", ARTICLE + "; number=3", ("number",)),
    (ARTICLE, "techreport institution=Some University; number=TR-7; year=1991", ("type",)),
    (ARTICLE, "phdthesis school=Some University; year=1991", ("type",)),
    ("phdthesis school=U; year=1991", "mastersthesis school=U; year=1991", ("type",)),
    ("thesis type=phdthesis; year=1991", "thesis type=Master's thesis; year=1991", ("type",)),
    ("techreport number=TR-7; year=1991", "techreport number=TR-8; year=1991", ("number",)),
    # Editions, volumes and parts of books.
    ("book edition=2; year=1991", "book edition=Third; year=1991", ("edition",)),
    ("book publisher=Press; year=1991", "book publisher=Press; year=2001", ("year",)),
    ("book pages=xii + 400; year=1934", "book pages=viii + 400; year=1971", ("year",)),
    ("misc edition=Version 2.4; year=1988", "misc edition=Version 2.5; year=1988", ("edition",)),
    ("book edition=Second expanded; year=1991", "book edition=3; year=1991", ("edition",)),
    ("book publisher=Hill; isbn=0-571-09443-0; year=1991",
     "book publisher=Dale; isbn=0-8352-1695-0; year=1991", ("publisher",)),
    ("book volume=1; year=1991", "book volume=2; year=1991", ("volume",)),
    ("book subtitle=Forests; year=1991", "book subtitle=Trees; year=1991", ("subtitle",)),
    ("book year=1991", "inbook booktitle=Paths; pages=3--9; year=1991", ("type",)),
    # The introductions of two volumes.
    (
        "incollection booktitle=Paths; volume=1; pages=1--4; year=1991",
        "incollection booktitle=Paths; volume=2; pages=1--4; year=1991",
        ("volume",),
    ),
    # Data and programs beside the paper on them.
    ("dataset doi=10.5061/dryad.1; year=1991", ARTICLE, ("type",)),
    ("software version=1.2; year=2020", "software version=v1.3; year=2020", ("version",)),
    ("dataset eprint=2306.08543; year=2023", "misc eprint=2306.08544; year=2023", ("type",)),
    # A year, a number or a workshop of one conference.
    ("inproceedings booktitle=ICML; year=2019", "inproceedings booktitle=ICML; year=2020",
     ("year",)),
    ("inproceedings booktitle=2nd Workshop on Paths",
     "inproceedings booktitle=3rd Workshop on Paths",
     ("venue",)),
    ("inproceedings booktitle=ICML; year=2020", "inproceedings booktitle=ICML Workshop; year=2020",
     ("venue",)),
    # Identifiers of two papers.
    ("article doi=10.1145/1; journal=J", "article doi=10.1145/2; journal=J", ("DOI",)),
    ("misc howpublished=Talk at Paths 91; year=1991", ARTICLE, ("type",)),
    ("misc year=1992", ARTICLE, ("year",)),
    ("misc title=Paths; year=1991", "misc title=Paths; year=1993", ("year",)),
    ("unpublished note=Lecture notes; year=1991", "unpublished note=Lecture notes; year=1993",
     ("year",)),
]  # fmt: skip

ONE_WORK = [
    # A preprint and its publication, in whatever form and year.
    (PREPRINT, "inproceedings booktitle=ICLR; pages=3--20; year=2024"),
    (PREPRINT, "article journal=Nature; volume=4; doi=10.1038/x; year=2025"),
    ("article journal=CoRR; volume=abs/2306.08543; year=2023",
     "inproceedings booktitle=ACL; year=2024"),
    ("article journal=arXiv preprint arXiv:2306.08543; year=2023", ARTICLE),
    ("misc doi=10.1101/2020.05.01.073262; year=2020",
     "article doi=10.1038/x; journal=Nature; year=2021"),
    ("misc howpublished=Cryptology ePrint Archive; year=2020",
     "inproceedings booktitle=CRYPTO; year=2021"),
    ("unpublished note=Submitted; year=1990", ARTICLE),
    ("misc note=To appear in Letters of Paths; year=1990", ARTICLE),
    ("misc url=https://arxiv.org/pdf/2306.08543; year=2023",
     "inproceedings booktitle=ACL; year=2024"),
    ("techreport institution=arXiv; eprint=2306.08543; year=2023", ARTICLE),
    # Two versions of a preprint, and one identifier.
    (PREPRINT, "misc eprint=2306.08543v3; year=2024"),
    (PREPRINT, "misc howpublished=arXiv; year=2024"),
    (PREPRINT, "misc eprint=2401.08544; year=2024"),
    (PREPRINT, "article eprint=2306.08543; journal=Nature; year=2025"),
    ("misc doi=10.21203/rs.3.rs-1/v1; year=2020", "misc doi=10.21203/rs.3.rs-1/v2; year=2021"),
    # What says little, and what says it in other words.
    ("misc", ARTICLE),
    ("misc year=1989", ARTICLE),
    ("misc year=1991; url=https://example.org/paths.pdf", ARTICLE),
    (ARTICLE, "article journal=Lett. Paths; volume=39; number=2; pages=131-137; date=1991-02"),
    ("inproceedings booktitle=ICLR; year=2024",
     "inproceedings booktitle=The Twelfth International Conference on Learning Representations"),
    ("article journal=ICLR; pages=01-10", "inproceedings booktitle=ICLR 2024; pages=1--10"),
    (PAPER, "incollection booktitle=STACS; pages=1--9; series=Lecture Notes; year=1991"),
    ("book edition=2; year=1991", "book edition=Second; year=1991"),
    ("book publisher=Hill; year=1991", "book publisher=Dale Press; year=1991"),
    ("book publisher=Hill Press; isbn=1; year=1991", "book publisher=The Hill Press; isbn=2"),
    ("article doi=10.1145/1; journal=J. Paths", "article doi=10.5555/2; journal=J. Paths"),
    # One paper under two DOIs.
    (ARTICLE + "; doi=10.1145/1", ARTICLE + "; doi=10.2307/2"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "what"), RELATED)
def test_related(one: str, other: str, what: tuple[str, ...]) -> None:
    """Each is a work of its own, and the difference has a name, whichever comes first."""
    assert unlike(entry(one), entry(other)) == what
    assert unlike(entry(other), entry(one)) == what


@pytest.mark.parametrize(("one", "other"), ONE_WORK)
def test_one_work(one: str, other: str) -> None:
    """Nothing contradicts that they are one work."""
    assert same_work(entry(one), entry(other)), unlike(entry(one), entry(other))
    assert same_work(entry(other), entry(one))
    assert unlike(entry(one), entry(other)) == ()


def test_parts_of_a_volume_with_one_doi() -> None:
    """Chapters that are cited with the DOI of their book are several; a changed title is none."""
    one = entry("incollection title=Trees; doi=10.1007/b1; pages=1--9")
    other = entry("incollection title=Forests; doi=10.1007/b1; pages=10--19")
    assert not same_work(one, other)
    assert unlike(one, other) == ("title",)
    assert same_work(one, entry("incollection title=On Trees; doi=10.1007/b1; pages=1--9"))
    assert not same_work(one, entry("article title=Grids; author=Poe, Paula; doi=10.1007/b1"))


def test_other_people_or_titles_are_not_related() -> None:
    """An erratum and a second part have titles of their own."""
    for change in ("title=Erratum: Paths in Graphs", "title=Paths in Graphs II", "author=Poe, P."):
        other = entry(f"{ARTICLE}; {change}")
        assert not same_work(entry(ARTICLE), other)
        assert unlike(entry(ARTICLE), other) == ()


def test_books_of_one_length_are_not_in_one_place() -> None:
    """The pages of a book are its length, and prove nothing."""
    books = entry("book pages=xii + 400; year=1934"), entry("book pages=viii + 400; year=1971")
    assert not same_place(*books)
    assert same_place(entry(ARTICLE), entry(ARTICLE.replace("1991", "1992")))


def test_short_names_of_authors() -> None:
    """Two plays that have only the short names of their authors are not one."""
    one = Entry("book", "a", {"title": "Electra", "shortauthor": "Sophocles"})
    other = Entry("book", "b", {"title": "Electra", "author": "Euripides"})
    assert not same_work(one, other)
    assert unlike(one, other) == ()


@pytest.mark.parametrize(
    ("text", "preprint", "published"),
    [
        (PREPRINT, True, False),
        (ARTICLE, False, True),
        (ARTICLE + "; eprint=2306.08543", False, True),
        (ARTICLE + "; note=To appear", False, True),
        ("misc eprint=2306.08543; doi=10.1038/x", False, True),
        ("phdthesis eprint=2306.08543", False, False),
        ("misc", False, False),
    ],
)
def test_preprint_or_published(text: str, preprint: bool, published: bool) -> None:
    """A journal, a book and a publisher's DOI say more than an identifier of arXiv."""
    assert is_preprint(entry(text)) == preprint
    assert is_published(entry(text)) == published


_VALUES = {
    "title": ["Paths", "paths.", "Trees"],
    "author": ["Doe, Jane", "Doe, J. and Roe, R.", "Poe, P."],
    "year": ["1991", "1992", "no year"],
    "journal": ["J. Paths", "Journal of Paths", "arXiv", "Nature"],
    "booktitle": ["ICML", "International Conference on Machine Learning", "STACS"],
    "pages": ["1--9", "131--137", "P01"],
    "volume": ["3", "IV"],
    "doi": ["10.1145/1", "10.1145/2", "10.48550/arXiv.2306.08543", "10.1101/2020.1", "wrong"],
    "eprint": ["2306.08543", "2306.08544v2"],
    "note": ["To appear", "x"],
}
_ENTRIES = st.builds(
    lambda type_, fields: Entry(type=type_, key="key", fields=fields),
    st.sampled_from(["article", "inproceedings", "misc", "book", "dataset", "phdthesis", "online"]),
    st.fixed_dictionaries(
        {}, optional={name: st.sampled_from(values) for name, values in _VALUES.items()}
    ),
)


@given(_ENTRIES, _ENTRIES)
def test_is_symmetric_and_decided(one: Entry, other: Entry) -> None:
    """Two entries are one work, or related, or neither; and which comes first is the same."""
    assert same_work(one, other) == same_work(other, one)
    assert unlike(one, other) == unlike(other, one)
    assert not (same_work(one, other) and unlike(one, other))


@given(_ENTRIES)
def test_an_entry_is_itself(one: Entry) -> None:
    """What can be found at all is the same work as itself, and never related to itself."""
    assert unlike(one, one) == ()
    assert same_work(one, one) or not (one.normal_title or one.arxiv or one.doi)
