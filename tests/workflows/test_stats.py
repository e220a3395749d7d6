"""Counting: by section, year and venue."""

from pathlib import PurePosixPath

from synthlit.library.library import Library, Work
from synthlit.model.entry import Entry
from synthlit.model.section import SectionPath
from synthlit.settings import Settings
from synthlit.workflows.stats import count


def test_counts(settings: Settings) -> None:
    """A section counts its subsections; a preprint is not published; a missing year is counted."""
    rlvr, result, sft = (
        SectionPath("rlvr"),
        SectionPath("rlvr", "outcome-based"),
        SectionPath("sft"),
    )
    rows: tuple[tuple[str, SectionPath, dict[str, str]], ...] = (
        ("a", rlvr, {"year": "2024", "venue": "ICLR"}),
        ("b", result, {"year": "2023", "eprint": "2305.20050"}),
        ("c", sft, {"year": "2024", "venue": "ICLR"}),
        ("d", sft, {}),
    )
    works = tuple(
        Work(Entry(type="misc", key=key, fields=fields), section, PurePosixPath(f"{key}.bib"))
        for key, section, fields in rows
    )

    stats = count(Library(settings, works))

    assert stats.works == 4
    assert (stats.sections[rlvr], stats.sections[result], stats.sections[sft]) == (2, 1, 2)
    assert list(stats.years.items()) == [(2024, 2), (2023, 1)]
    assert list(stats.venues.items()) == [("ICLR", 2), ("arXiv", 1)]
    assert (stats.undated, stats.published, stats.unreadable) == (1, 2, 0)
    assert list(count(Library(settings, works), rlvr).sections.values()) == [2, 1, 0]
