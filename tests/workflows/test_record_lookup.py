"""What is known of papers without a network: the index, and what the library adds to it."""

from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath

import pytest

from scripts.build_index import pack
from synthlit.library.library import Library, Work
from synthlit.model.entry import Entry
from synthlit.model.identifiers import ArxivId
from synthlit.model.record import Record
from synthlit.model.section import SectionPath
from synthlit.model.title import normal
from synthlit.settings import Settings
from synthlit.sources.index import EmbeddedIndex
from synthlit.workflows.record_lookup import LocalRecords

DAY = date(2026, 8, 28)
MAGISTRAL = Record(
    source="arxiv-index",
    seen=DAY,
    arxiv="2506.10910",
    title="Magistral",
    authors=("Mistral-AI",),
    year=2025,
    month=6,
    primary_class="cs.CL",
    categories=("cs.CL",),
)
TEACHERS = ArxivId("2212.10071")


@pytest.fixture
def index(tmp_path: Path) -> EmbeddedIndex:
    """An index of one paper."""
    file = tmp_path / "index.tsv.gz"
    file.write_bytes(pack([MAGISTRAL], DAY))
    return EmbeddedIndex(file)


def library(settings: Settings, *entries: Entry) -> Library:
    """Return a library of entries."""
    sft = SectionPath("sft")
    works = (Work(entry, sft, PurePosixPath(f"entries/sft/{entry.key}.bib")) for entry in entries)
    return Library(settings, tuple(works))


def teachers(**fields: str) -> Entry:
    """Return an entry of a paper that the index does not have."""
    known = {
        "title": "Large Language Models Are {Reasoning} Teachers",
        "author": "Ho, Namgyu and Schmid, Laura and Yun, Se-Young",
        "eprint": "2212.10071",
        "archiveprefix": "arXiv",
        "primaryclass": "cs.CL",
        "added": "2026-11-25",
    }
    return Entry(type="misc", key="ho2022large", fields=known | fields)


def test_the_index_knows_by_identifier_and_title(index: EmbeddedIndex) -> None:
    """A paper of the index is found either way, and is one record."""
    known = LocalRecords(index=index)

    found = known.by_arxiv(ArxivId("2506.10910"))

    assert found == MAGISTRAL
    assert known.by_title("magistral") == [found]
    assert known.by_arxiv(TEACHERS) is None
    assert known.by_title("nothing") == []


def test_the_library_knows_what_the_index_does_not(
    index: EmbeddedIndex, settings: Settings
) -> None:
    """An entry is a record: its title as people read it, names as they are printed."""
    known = LocalRecords(library(settings, teachers()), index)

    found = known.by_arxiv(TEACHERS)

    assert found
    assert found.title == "Large Language Models Are Reasoning Teachers"
    assert found.authors == ("Namgyu Ho", "Laura Schmid", "Se-Young Yun")
    assert (found.year, found.month, found.primary_class) == (2022, 12, "cs.CL")
    assert found.seen == date(2026, 11, 25)
    assert (found.dois, found.journal_ref) == ((), "")
    assert known.by_title(normal(found.title)) == [found]


def test_a_list_that_is_cut_short_names_nobody(index: EmbeddedIndex, settings: Settings) -> None:
    """Of an entry with `and others`, nobody can say who is missing."""
    entry = teachers(author="Ho, Namgyu and others", added="some day")

    found = LocalRecords(library(settings, entry), index).by_arxiv(TEACHERS)

    assert found
    assert found.authors == ()


def test_the_library_adds_the_publication(index: EmbeddedIndex, settings: Settings) -> None:
    """The index is believed of the preprint, the library of what became of it."""
    entry = Entry(
        type="article",
        key="mistral2025magistral",
        fields={"title": "Other", "eprint": "2506.10910", "journal": "Nature", "doi": "10.1000/1"},
    )

    found = LocalRecords(library(settings, entry), index).by_arxiv(ArxivId("2506.10910"))

    assert found == replace(MAGISTRAL, dois=("10.1000/1",), journal_ref="Nature")


def test_arxiv_is_no_publication(index: EmbeddedIndex, settings: Settings) -> None:
    """Neither arXiv's DOI nor arXiv as a journal says that a paper was published."""
    entry = teachers(doi="10.48550/arXiv.2212.10071", journal="arXiv preprint arXiv:2212.10071")

    found = LocalRecords(library(settings, entry), index).by_arxiv(TEACHERS)

    assert found
    assert (found.dois, found.journal_ref) == ((), "")


def test_the_second_entry_of_a_paper_may_be_its_publication(
    index: EmbeddedIndex, settings: Settings
) -> None:
    """Of two entries, the one with a publication adds it."""
    published = Entry(
        type="inproceedings",
        key="ho2023large",
        fields={"eprint": "2212.10071", "doi": "10.18653/v1/2023.acl-long.830"},
    )

    found = LocalRecords(library(settings, teachers(), published), index).by_arxiv(TEACHERS)

    assert found
    assert found.dois == ("10.18653/v1/2023.acl-long.830",)
    assert found.title == "Large Language Models Are Reasoning Teachers"


def test_the_embedded_index_is_the_default() -> None:
    """Without an index of one's own, the package's is asked, and a title leads to its record."""
    first = next(EmbeddedIndex().titles())

    found = LocalRecords().by_title(normal(first[1]))

    assert first[0] in [record.arxiv_id for record in found]
