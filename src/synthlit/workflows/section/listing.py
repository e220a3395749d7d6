"""Count the works of every section and subsection."""

from collections.abc import Iterator
from dataclasses import dataclass

from synthlit.library.library import Library
from synthlit.model.section import SectionPath


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

    def counts(path: SectionPath) -> tuple[int, int]:
        filed = len(list(library.filed(path)))
        return filed, len(list(library.listed(path))) - filed

    for section in library.settings.sections:
        yield Row(
            section.path,
            section.title,
            section.focus,
            section.folder or "",
            *counts(section.path),
            section.aliases,
            section.former_folders,
            section.former_titles,
        )
        for inner in section.subsections:
            path = SectionPath(section.slug, inner.slug)
            yield Row(
                path,
                inner.title,
                inner.description,
                "",
                *counts(path),
                aliases=inner.aliases,
                former_titles=inner.former_titles,
            )
