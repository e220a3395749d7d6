"""Works are found by key, identifier, title and section."""

from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from synthlit.bibtex.canonical import BibFile
from synthlit.errors import UnknownKey
from synthlit.library.library import (
    Library,
    Unreadable,
    Work,
    entry_path,
    first_date,
    newest_first,
)
from synthlit.model.entry import Entry
from synthlit.model.identifiers import ArxivId, Doi
from synthlit.model.section import SectionPath
from synthlit.settings import Settings

OUTCOME = SectionPath("rlvr", "outcome-based")


def work(key: str, section: str = "sft", **fields: str) -> Work:
    """Make a work of a few fields, filed in a section."""
    path = SectionPath.parse(section)
    assert path
    return Work(Entry(type="misc", key=key, fields=fields), path, entry_path(path, key))


@pytest.fixture
def library(settings: Settings) -> Library:
    """A library of a few works and a broken file."""
    return Library(
        settings,
        (
            work("lightman2023lets", "rlvr/process-supervision", eprint="2305.20050",
                 title="Let's Verify Step by Step", also="rlvr, sft",
                 ids="lightman2023verify, Old"),
            work("Guo2025deepseek", "rlvr/outcome-based", doi="10.1038/s41586-025-09422-z"),
            work("guo2025deepseek", "sft", doi="10.1038/S41586-025-09422-Z", title=":"),
            work("kimiteam2025kimi", "rlvr", doi="10.48550/arXiv.2507.20534", title="Kimi K2"),
        ),
        (Unreadable(PurePosixPath("entries/sft/Broken2024.bib"), "@", BibFile()),),
    )  # fmt: skip


def keys(works: object) -> list[str]:
    """Return the keys of works."""
    assert hasattr(works, "__iter__")
    return [work.key for work in works]


def test_by_key(library: Library) -> None:
    """Keys that differ only in case are one on some disks, so they are found together."""
    assert keys(library.by_key["guo2025deepseek"]) == ["Guo2025deepseek", "guo2025deepseek"]
    assert set(library.by_former_key) == {"lightman2023verify", "old"}


def test_by_identifier_and_title(library: Library) -> None:
    """An index holds the works that have such a mark, several where several have it."""
    assert {str(id_): keys(works) for id_, works in library.by_arxiv.items()} == {
        "2305.20050": ["lightman2023lets"],
        "2507.20534": ["kimiteam2025kimi"],
    }
    assert keys(library.by_doi[Doi("10.1038/s41586-025-09422-z")]) == [
        "Guo2025deepseek",
        "guo2025deepseek",
    ]
    assert set(library.by_title) == {"letsverifystepbystep", "kimik2"}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("lightman2023lets", "lightman2023lets"),
        (" LIGHTMAN2023LETS ", "lightman2023lets"),
        ("guo2025deepseek", "guo2025deepseek"),
        ("Guo2025deepseek", "Guo2025deepseek"),
        ("GUO2025DEEPSEEK", "Guo2025deepseek"),
        ("lightman2023verify", "lightman2023lets"),
        ("old", "lightman2023lets"),
    ],
)
def test_get(library: Library, asked: str, found: str) -> None:
    """A work is found by its key, present or former, whatever the case of letters."""
    assert library.get(asked).key == found


def test_get_names_the_nearest(library: Library) -> None:
    """A key that no entry has leads to those that are near, as they are written."""
    with pytest.raises(UnknownKey) as near:
        library.get("guo2025deepsek")
    assert near.value.hint == "did you mean Guo2025deepseek?"
    with pytest.raises(UnknownKey) as far:
        library.get("zzz")
    assert "synthlit search" in far.value.hint


@pytest.mark.parametrize(
    ("key", "holder"),
    [
        ("lightman2023lets", "entries/rlvr/process-supervision/lightman2023lets.bib"),
        ("GUO2025DEEPSEEK", "entries/rlvr/outcome-based/Guo2025deepseek.bib"),
        ("OLD", "entries/rlvr/process-supervision/lightman2023lets.bib"),
        ("broken2024", "entries/sft/Broken2024.bib"),
        ("free2024", None),
    ],
)
def test_a_key_is_taken_for_ever(library: Library, key: str, holder: str | None) -> None:
    """A key that an entry has or had, or whose file cannot be read, is nobody else's."""
    assert library.is_taken(key) is (holder is not None)
    assert library.path_of(key) == (PurePosixPath(holder) if holder else None)


def test_filed_and_listed(library: Library) -> None:
    """A work is filed once, and listed where it is filed and where it is also."""
    rlvr, sft = SectionPath("rlvr"), SectionPath("sft")
    assert keys(library.filed(OUTCOME)) == ["Guo2025deepseek"]
    assert keys(library.filed(rlvr)) == ["lightman2023lets", "Guo2025deepseek", "kimiteam2025kimi"]
    assert keys(library.filed(sft)) == ["guo2025deepseek"]
    assert keys(library.listed(sft)) == ["lightman2023lets", "guo2025deepseek"]
    assert keys(library.listed(OUTCOME)) == ["Guo2025deepseek"]
    assert len(list(library.filed(None))) == len(list(library.listed(None))) == 4


def test_sections_of_a_work() -> None:
    """Its own section comes first, and none twice."""
    one = work("a", "sft", also="rlvr, sft, rlvr")
    assert one.sections == (SectionPath("sft"), SectionPath("rlvr"))


def test_works_are_called_by_the_names_of_today(settings: Settings) -> None:
    """A section that a work names by a former name is the one that it has become."""
    rlvr = replace(settings.sections[0], aliases=(SectionPath("verifiable"),))
    renamed = Settings(list=settings.list, sections=(rlvr, *settings.sections[1:]))
    library = Library(
        renamed, (work("a", "verifiable/outcome-based", also="sft"), work("b", also="verifiable"))
    )
    assert [work.sections for work in library.works] == [
        (OUTCOME, SectionPath("sft")),
        (SectionPath("sft"), SectionPath("rlvr")),
    ]
    assert library.works[0].path == PurePosixPath("entries/verifiable/outcome-based/a.bib")
    assert library.works[0].entry.also == (SectionPath("sft"),)
    same = Library(renamed, (work("c", "rlvr"),))
    assert same.works[0].others is None


def test_newest_first() -> None:
    """Works stand by first appearance, newest first, then by key; what is unknown comes last."""
    works = [
        work("d"),
        work("c", year="2024"),
        work("b", eprint="2405.00001", year="2025"),
        work("a", year="2024", month="may"),
        work("e", year="2025"),
    ]
    assert keys(newest_first(works)) == ["e", "a", "b", "c", "d"]
    assert keys(newest_first(reversed(works))) == ["e", "a", "b", "c", "d"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"eprint": "2305.20050", "year": "2024"}, (2023, 5)),
        ({"eprint": "hep-th/9901001"}, (1999, 1)),
        ({"year": "2024", "month": "dec"}, (2024, 12)),
        ({"year": "2024"}, (2024, 0)),
        ({"year": "1961--1963"}, (1961, 0)),
        ({"date": "-0043-03"}, (-43, 3)),
        ({}, None),
    ],
)
def test_first_date(fields: dict[str, str], expected: tuple[int, int] | None) -> None:
    """An identifier says the day better than the year of a publication."""
    assert first_date(work("a", **fields).entry) == expected


def test_entry_path() -> None:
    """A work lies in the folder of its section, under its key."""
    assert entry_path(SectionPath("sft"), "a") == PurePosixPath("entries/sft/a.bib")
    assert entry_path(OUTCOME, "a") == PurePosixPath("entries/rlvr/outcome-based/a.bib")


def test_duplicates_are_found_by_any_mark(library: Library) -> None:
    """A duplicate is found by identifier, DOI, or title; each once, and none for an empty title."""
    preprint = Entry(
        type="misc",
        key="x",
        fields={"eprint": "2305.20050v2", "title": "let's verify step by step"},
    )
    assert keys(library.duplicates_of(preprint)) == ["lightman2023lets"]
    assert library.by_arxiv[ArxivId("2305.20050")] == library.duplicates_of(preprint)
    article = Entry(type="article", key="x", fields={"doi": "10.1038/s41586-025-09422-z"})
    assert keys(library.duplicates_of(article)) == ["Guo2025deepseek", "guo2025deepseek"]
    assert library.duplicates_of(Entry(type="misc", key="x", fields={"title": "?"})) == []
