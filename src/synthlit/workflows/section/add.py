"""Add a section or subsection: an empty one, or one that takes a part of another."""

from dataclasses import dataclass, replace

from synthlit.errors import SynthlitError
from synthlit.model.section import SectionPath
from synthlit.workflows.section.document import Document, Position
from synthlit.workflows.section.operation import Before, Step, checked_title, no_folder
from synthlit.workflows.section.table import SECTION, SUBSECTION, Table


@dataclass(frozen=True)
class New:
    """A new section or subsection; `about` is its focus or, of a subsection, description."""

    title: str
    folder: str = ""
    about: str = ""
    position: Position | None = None

    def added(self, before: Before, path: SectionPath) -> Document:
        """Return the settings with the new section or subsection.

        Raises SynthlitError if its slug or folder is invalid or in use.
        """
        before.free_path(path)
        values = {"slug": path.subsection or path.section, "title": checked_title(self.title)}
        position = before.position(self.position, path)
        if path.subsection:
            no_folder(self.folder)
            values |= {"description": self.about}
            table = Table.new(SUBSECTION, values, before.document.indent)
        else:
            values |= {"folder": before.free_folder(self.folder), "focus": self.about}
            table = Table.new(SECTION, values)
        return before.document.with_(path, position, table)


@dataclass(frozen=True)
class Add:
    """A new section or, within a section, subsection."""

    slug: str
    new: New
    within: str = ""

    def __call__(self, before: Before) -> Step:
        """Return the settings with the new section or subsection."""
        path = SectionPath(self.slug)
        if self.within:
            path = SectionPath(before.section_path(self.within).section, self.slug)
        return Step(self.new.added(before, path))


@dataclass(frozen=True)
class Split:
    """A section or subsection, the path of a new one, and the subsections and works for it."""

    place: str
    path: str
    new: New
    subsections: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()

    def __call__(self, before: Before) -> Step:
        """Return the settings with the new section or subsection, and what moves there."""
        old = before.settings.place(self.place)
        path = SectionPath.parse(self.path)
        if not path or (path.subsection and SectionPath(path.section) not in before.paths):
            raise SynthlitError(
                f"{self.path!r} cannot be a new section or subsection",
                "write SLUG for a section, or SECTION/SLUG for a subsection of an existing section",
            )
        if not self.subsections and not self.keys:
            raise SynthlitError(
                f"nothing of {old} goes to {path}", "name --subsections, or works with --keys"
            )
        if path.subsection and self.subsections:
            raise SynthlitError(
                "a subsection cannot hold subsections", "name works with --keys, or a new section"
            )
        document = self._after(old, path).added(before, path)
        moves: dict[SectionPath, SectionPath | None] = {}
        for inner in dict.fromkeys(
            self._subsection(before, old, slug) for slug in self.subsections
        ):
            moves[inner] = new = SectionPath(path.section, inner.subsection)
            document = document.moved(inner, new)
        works = [before.library.get(key) for key in self.keys]
        for work in works:
            place = before.place_of(work.path)
            if not place.within(old):
                raise SynthlitError(
                    f"{work.key} is filed in {place}, not in {old}",
                    f"run `synthlit move {work.key} {path}` after the split",
                )
        return Step(document, moves, {work.path: path for work in works})

    def _after(self, old: SectionPath, path: SectionPath) -> New:
        """Return the new section or subsection, after the old one if they can be siblings."""
        if self.new.position or (path.subsection and path.section != old.section):
            return self.new
        sibling = old.subsection if path.subsection else old.section
        return replace(self.new, position=Position(sibling, after=True) if sibling else None)

    def _subsection(self, before: Before, old: SectionPath, slug: str) -> SectionPath:
        path = SectionPath(old.section, slug)
        path = path if path in before.paths else before.settings.place(slug)
        if old.subsection or not path.subsection or path.section != old.section:
            raise SynthlitError(f"{path} is no subsection of {old}", f"name subsections of {old}")
        return path
