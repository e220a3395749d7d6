"""Count a library: works by section, year and venue."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from synthlit.library.library import Library
from synthlit.model.section import SectionPath


@dataclass(frozen=True)
class Stats:
    """Counts of works; sections in the list's order, years newest first, venues by size."""

    works: int
    published: int
    undated: int
    unreadable: int
    sections: Mapping[SectionPath, int]
    years: Mapping[int, int]
    venues: Mapping[str, int]


def count(library: Library, section: SectionPath | None = None) -> Stats:
    """Count the works filed in a section, or all; a section's count holds its subsections'."""
    works = [work for work in library.filed(section) if work.is_to_read]
    sections = {
        path: sum(work.section.within(path) for work in works)
        for path in library.settings.paths()
        if section is None or path.within(section)
    }
    years = Counter(work.entry.year for work in works if work.entry.year is not None)
    venues = Counter(work.entry.venue for work in works if work.entry.venue)
    return Stats(
        works=len(works),
        published=sum(work.entry.venue not in ("", "arXiv") for work in works),
        undated=sum(work.entry.year is None for work in works),
        unreadable=len(library.unreadable),
        sections=sections,
        years=dict(sorted(years.items(), reverse=True)),
        venues=dict(sorted(venues.items(), key=lambda pair: (-pair[1], pair[0]))),
    )
