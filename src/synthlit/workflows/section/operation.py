"""An operation on sections: what it is given, what it returns, and what it may choose."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path, PurePosixPath
from typing import Protocol, Self

from synthlit import settings as settings_
from synthlit.errors import NoLibrary, SynthlitError
from synthlit.formats.format import Current
from synthlit.library import store
from synthlit.library.library import Library
from synthlit.model.section import SectionPath
from synthlit.settings import FILE_NAME, Settings, field_types
from synthlit.workflows.section.document import Document, Position
from synthlit.workflows.unreadable import generated, refuse_to_drop

FILE = PurePosixPath(FILE_NAME)


@dataclass(frozen=True)
class Before:
    """A library as it is: its works and settings, the text of those, and of every other file.

    `text` returns a file's text, or None where there is none; each is read once.
    """

    library: Library
    document: Document
    text: Current

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
        library = store.load(root, settings)
        read = cache(partial(store.read_text, root))
        refuse_to_drop(library, generated(library), read)
        return cls(library, document, read)

    @property
    def settings(self) -> Settings:
        """The library's settings."""
        return self.library.settings

    def section_place(self, text: str) -> SectionPath:
        """Return the section, not subsection, that was named. Raises SynthlitError."""
        path = self.settings.taxonomy.find(text)
        if path.subsection:
            raise SynthlitError(
                f"{path} is a subsection", f"name a section, such as {path.section}"
            )
        return path

    def refuse_taken(self, path: SectionPath) -> None:
        """Raise SynthlitError for a path that is in use, or whose slug is invalid.

        Former names are checked at the end.
        """
        slug = path.subsection or path.section
        try:
            field_types.slug(slug)
        except ValueError as reason:
            raise SynthlitError(f"{slug!r} cannot be a slug", str(reason)) from None
        if path in self.settings.taxonomy.names:
            raise SynthlitError(
                f"there is a {'subsection' if path.subsection else 'section'} {path} already",
                "choose another slug",
            )

    def free_folder(self, folder: str) -> str:
        """Return a name that a section's new folder can have, or nothing for no folder.

        Raises SynthlitError where it is in use, or no name for a folder.
        """
        if not folder:
            return ""
        try:
            field_types.folder(folder)
        except ValueError:
            raise SynthlitError(
                f"{folder!r} cannot be a section's folder",
                "a folder is one plain name inside the library, as in 01_Pretraining",
            ) from None
        for section in self.settings.sections:
            if section.folder and section.folder.lower() == folder.lower():
                raise SynthlitError(
                    f"the folder {section.folder} is that of the section {section.slug}",
                    "choose another; on many systems letter case makes no difference",
                )
        if folder.lower() == self.settings.export.folder.lower():
            raise SynthlitError(
                f"{folder} is the folder of the .bib files", "choose another folder"
            )
        return folder

    def position(self, wanted: Position | None, section: str) -> Position | None:
        """Return a position beside a present sibling: a section or, in a section, a subsection.

        Raises SynthlitError for a sibling that is in another section.
        """
        if wanted is None:
            return None
        path = SectionPath(section, wanted.slug) if section else SectionPath(wanted.slug)
        if path not in self.settings.taxonomy.names:
            path = self.settings.taxonomy.find(wanted.slug)
        if bool(path.subsection) != bool(section) or (section and path.section != section):
            siblings = f"the subsections of {section}" if section else "the sections"
            raise SynthlitError(f"{path} is not among {siblings}", "name one that is")
        return Position(path.subsection or path.section, wanted.after)

    def place_of(self, file: PurePosixPath) -> SectionPath:
        """Return where the file of an entry is filed, by its folder's present or former name."""
        return self.settings.taxonomy.current(store.section_of(file))


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


def checked_title(text: str) -> str:
    """Return a title without the space around it. Raises SynthlitError where it is no line."""
    try:
        return field_types.line(text).strip()
    except ValueError as reason:
        raise SynthlitError(f"{text!r} cannot be a title", str(reason)) from None
