"""An operation on sections: what it reads, what it returns, and which names it may choose."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path, PurePosixPath
from typing import Self, TypeAlias

from synthlit import settings as settings_
from synthlit.errors import NoLibrary, SynthlitError
from synthlit.formats.format import Current
from synthlit.library import store
from synthlit.library.library import Library
from synthlit.model.section import SectionPath
from synthlit.settings import FILE_NAME, Settings, field_types
from synthlit.workflows.section.document import Document, Position

FILE = PurePosixPath(FILE_NAME)


@dataclass(frozen=True)
class Before:
    """A library as it is: its works and settings, the text of those, and of every other file.

    `text` returns a file's text, or None if there is no file; each is read once.
    """

    library: Library
    document: Document
    text: Current

    @classmethod
    def load(cls, root: Path) -> Self:
        """Read the library.

        Raises SynthlitError if its settings are invalid, or cannot be changed as text.
        """
        text = store.read_text(root, FILE)
        if text is None:
            raise NoLibrary(str(root))
        settings = settings_.load(root)
        document = Document.parse(text)
        if list(document.tables) != list(settings.paths()):
            raise SynthlitError(
                f"{FILE_NAME} does not write each section as a separate table",
                "write [[sections]] and [[sections.subsections]], whose comments can be kept",
            )
        return cls(store.load(root, settings), document, cache(partial(store.read_text, root)))

    @property
    def settings(self) -> Settings:
        """The library's settings."""
        return self.library.settings

    @property
    def paths(self) -> Mapping[SectionPath, object]:
        """Every section and subsection, in the list's order."""
        return self.settings.taxonomy.names

    def section_path(self, text: str) -> SectionPath:
        """Return the section, not subsection, that was named. Raises SynthlitError."""
        path = self.settings.place(text)
        if path.subsection:
            raise SynthlitError(
                f"{path} is a subsection", f"name a section, such as {path.section}"
            )
        return path

    def free_path(self, path: SectionPath) -> None:
        """Check the path of a new section or subsection; former names are checked at the end.

        Raises SynthlitError if it is in use or its slug is invalid.
        """
        slug = path.subsection or path.section
        try:
            field_types.slug(slug)
        except ValueError as reason:
            raise SynthlitError(f"{slug!r} cannot be a slug", str(reason)) from None
        if path in self.paths:
            kind = "subsection" if path.subsection else "section"
            raise SynthlitError(f"there is a {kind} {path} already", "choose another slug")

    def free_folder(self, folder: str) -> str:
        """Return the name of a section's new folder, which may be empty for no folder.

        Raises SynthlitError if it is in use or cannot be a folder's name.
        """
        if not folder:
            return ""
        try:
            field_types.folder(folder)
        except ValueError:
            raise SynthlitError(
                f"{folder!r} cannot be a section's folder",
                "give one plain name inside the library, as in 01_Pretraining",
            ) from None
        for section in self.settings.sections:
            if section.folder and section.folder.lower() == folder.lower():
                raise SynthlitError(
                    f"the folder {section.folder} is that of the section {section.slug}",
                    "choose another folder; on many systems letter case makes no difference",
                )
        if folder.lower() == self.settings.export.folder.lower():
            raise SynthlitError(
                f"{folder} is the folder of the .bib files", "choose another folder"
            )
        return folder

    def position(self, wanted: Position | None, path: SectionPath) -> Position | None:
        """Return a position beside an existing sibling of a section or subsection.

        Raises SynthlitError if the two cannot be siblings.
        """
        if wanted is None:
            return None
        section = path.section if path.subsection else ""
        beside = SectionPath(section, wanted.slug) if section else SectionPath(wanted.slug)
        if beside not in self.paths:
            beside = self.settings.place(wanted.slug)
        if (beside.section if beside.subsection else "") != section:
            siblings = f"the subsections of {section}" if section else "the sections"
            raise SynthlitError(f"{beside} is not among {siblings}", "name one that is")
        return Position(beside.subsection or beside.section, wanted.after)

    def place_of(self, file: PurePosixPath) -> SectionPath:
        """Return where the file of an entry is filed, by its folder's present or former name."""
        folders = file.parts[1:-1]
        path = SectionPath(folders[0] if folders else "", "/".join(folders[1:]))
        return self.settings.current(path)


@dataclass(frozen=True)
class Step:
    """The settings after an operation, and which sections and works have another path.

    `moves` has the new path of each section and subsection whose path changes, None if nothing
    takes its names; `works` has that of the works that do not move with their section.
    """

    document: Document
    moves: Mapping[SectionPath, SectionPath | None] = field(default_factory=dict)
    works: Mapping[PurePosixPath, SectionPath] = field(default_factory=dict)

    def now(self, path: SectionPath) -> SectionPath | None:
        """Return the new path of a place; an unknown subsection moves with its section."""
        if path in self.moves:
            return self.moves[path]
        section = self.moves.get(SectionPath(path.section), path)
        if section is None or section is path or section.subsection:
            return section
        return SectionPath(section.section, path.subsection)


# Raises SynthlitError if it would lose a work or take a name that is in use.
Operation: TypeAlias = Callable[[Before], Step]


def checked_title(text: str) -> str:
    """Return a title without surrounding space. Raises SynthlitError if it is not one line."""
    try:
        return field_types.line(text).strip()
    except ValueError as reason:
        raise SynthlitError(f"{text!r} cannot be a title", str(reason)) from None


def no_folder(folder: str) -> None:
    """Raise SynthlitError if a folder is given for a subsection."""
    if folder:
        raise SynthlitError("a subsection has no folder", "do not give --folder")
