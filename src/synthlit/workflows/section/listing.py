"""Count the works of every section and subsection."""

from collections.abc import Iterator
from dataclasses import dataclass

from synthlit.library.library import Library
from synthlit.model.section import SectionPath
from synthlit.settings import Section, Settings, Subsection


@dataclass(frozen=True)
class Row:
    """A section or subsection, the number of works filed there, and of those it also lists.

    A section's works include those of its subsections.
    """

    path: SectionPath
    place: Section | Subsection
    works: int
    also: int


def rows(library: Library) -> Iterator[Row]:
    """Yield the sections and subsections in the list's order."""
    for path, place in places(library.settings):
        filed = len(list(library.filed(path)))
        yield Row(path, place, filed, len(list(library.listed(path))) - filed)


def places(settings: Settings) -> Iterator[tuple[SectionPath, Section | Subsection]]:
    """Yield the sections and subsections with their paths, in the list's order."""
    for section in settings.sections:
        yield section.path, section
        for subsection in section.subsections:
            yield SectionPath(section.slug, subsection.slug), subsection
