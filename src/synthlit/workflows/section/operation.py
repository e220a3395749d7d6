"""The shape of an operation on sections: what it is given, and what it answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Protocol, Self

from synthlit import settings as settings_
from synthlit.errors import NoLibrary, SynthlitError
from synthlit.library import layout, store
from synthlit.library.library import Library
from synthlit.model.section import SectionPath
from synthlit.settings import FILE_NAME, Settings
from synthlit.workflows.section.document import Document

FILE = PurePosixPath(FILE_NAME)


@dataclass(frozen=True)
class Before:
    """A library as it is: its works and settings, the text of those, and the lists' pages."""

    library: Library
    document: Document
    pages: Mapping[PurePosixPath, str] = field(default_factory=dict)

    @classmethod
    def load(cls, root: Path) -> Self:
        """Read the library.

        Raises SynthlitError where its settings cannot be used, or cannot be changed as text.
        """
        text = store.read_text(root, FILE)
        if text is None:
            raise NoLibrary(str(root))
        settings = settings_.load(root)
        document = Document.parse(text)
        tables = [(node.slug, node.slugs) for node in document.sections.values()]
        if tables != [(s.slug, [inner.slug for inner in s.subsections]) for s in settings.sections]:
            raise SynthlitError(
                f"{FILE_NAME} does not write each section as a table of its own",
                "write them as [[sections]] and [[sections.subsections]]; "
                "then they can be changed with their comments kept",
            )
        paths = {layout.README, *map(layout.section_page, settings.sections)}
        texts = {path: store.read_text(root, path) for path in sorted(paths)}
        pages = {path: text for path, text in texts.items() if text is not None}
        return cls(store.load(root, settings), document, pages)

    @property
    def settings(self) -> Settings:
        """The library's settings."""
        return self.library.settings

    def place_of(self, file: PurePosixPath) -> SectionPath:
        """Return where the file of an entry is filed, by its folder's present or former name."""
        folders = file.parts[1:-1]
        path = SectionPath(folders[0] if folders else "", "/".join(folders[1:]))
        return self.settings.current(path)

    def files_in(self, path: SectionPath) -> Iterator[PurePosixPath]:
        """Yield the entry files in a section or its subsections, readable or not."""
        works, unreadable = self.library.works, self.library.unreadable
        for file in (*(work.path for work in works), *(other.path for other in unreadable)):
            if self.place_of(file).within(path):
                yield file


@dataclass(frozen=True)
class Step:
    """The settings after an operation, and what became of the places there were.

    `moves` has every place that is called otherwise now, None where nothing takes its names;
    `works` has the paths of the works that do not go where their place goes.
    """

    document: Document
    moves: Mapping[SectionPath, SectionPath | None] = field(default_factory=dict)
    works: Mapping[PurePosixPath, SectionPath] = field(default_factory=dict)

    def now(self, path: SectionPath) -> SectionPath | None:
        """Return what a place is called now; an unknown subsection goes with its section."""
        if path in self.moves:
            return self.moves[path]
        section = self.moves.get(SectionPath(path.section), path)
        if section is None or section is path or section.subsection:
            return section
        return SectionPath(section.section, path.subsection)


class Operation(Protocol):
    """Something that a person wants to be done to the sections."""

    def __call__(self, before: Before) -> Step:
        """Return what becomes of the sections.

        Raises SynthlitError where it would lose a work or take a name that is in use.
        """
        ...
