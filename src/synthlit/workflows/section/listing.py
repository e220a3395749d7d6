"""Count the works of every section and subsection."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from synthlit.library.library import Library
from synthlit.model.section import SectionPath
from synthlit.settings import Section, Subsection


@dataclass(frozen=True)
class Row:
    """A place as the settings have it, the works filed there, and those it lists besides.

    A section's works hold those of its subsections.
    """

    path: SectionPath
    title: str
    about: str
    folder: str
    works: int
    also: int
    aliases: tuple[SectionPath, ...] = ()
    former_folders: tuple[str, ...] = ()
    former_titles: tuple[str, ...] = ()


def rows(library: Library) -> Iterator[Row]:
    """Yield the places in the list's order."""
    for section in library.settings.sections:
        folders = section.former_folders
        row = _row(library, section.path, section, section.focus)
        yield replace(row, folder=section.folder or "", former_folders=folders)
        for inner in section.subsections:
            yield _row(library, SectionPath(section.slug, inner.slug), inner, inner.description)


def _row(library: Library, path: SectionPath, place: Section | Subsection, about: str) -> Row:
    filed = sum(work.is_to_read for work in library.filed(path))
    also = sum(work.is_to_read for work in library.listed(path)) - filed
    names, titles = place.aliases, place.former_titles
    return Row(path, place.title, about, "", filed, also, names, former_titles=titles)
