"""Add a section or subsection: an empty one, or one that takes a part of another."""

from dataclasses import dataclass, replace

from synthlit.errors import SynthlitError
from synthlit.model.section import SectionPath
from synthlit.workflows.section.document import Document, Node, Position
from synthlit.workflows.section.operation import Before, Step, checked_title
from synthlit.workflows.section.table import SECTION, SUBSECTION, Table


@dataclass(frozen=True)
class New:
    """What a person says of a new place; `about` is its focus or, of a subsection, description."""

    title: str
    folder: str = ""
    about: str = ""
    position: Position | None = None

    def put(self, before: Before, document: Document, path: SectionPath) -> Document:
        """Return the document with the new place in it.

        Raises SynthlitError where its slug or folder cannot be used or is another's.
        """
        before.refuse_taken(path)
        title = checked_title(self.title)
        position = before.position(self.position, path.section if path.subsection else "")
        if not path.subsection:
            folder = before.free_folder(self.folder)
            values = {"slug": path.section, "title": title, "folder": folder, "focus": self.about}
            return document.with_(Node(Table.new(SECTION, values)), position)
        if self.folder:
            raise SynthlitError("a subsection has no folder", "leave --folder out")
        values = {"slug": path.subsection, "title": title, "description": self.about}
        table = Table.new(SUBSECTION, values, document.indent)
        node = document.sections[path.section]
        return document.replaced(node, node.with_(table, position))


@dataclass(frozen=True)
class Add:
    """A new section or, within a section, subsection."""

    slug: str
    new: New
    within: str = ""

    def __call__(self, before: Before) -> Step:
        """Return the settings with the new place in them."""
        path = SectionPath(self.slug)
        if self.within:
            path = SectionPath(before.section_place(self.within).section, self.slug)
        return Step(self.new.put(before, before.document, path))


@dataclass(frozen=True)
class Split:
    """A place, the path of a new one, and which subsections and works go there."""

    place: str
    path: str
    new: New
    subsections: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()

    def __call__(self, before: Before) -> Step:
        """Return the settings with the new place, and what went there."""
        old = before.settings.taxonomy.find(self.place)
        path = SectionPath.parse(self.path)
        if path is None or (path.subsection and SectionPath(path.section) not in _live(before)):
            raise SynthlitError(
                f"{self.path!r} cannot be a new section or subsection",
                "write slug for a section, section/slug for a subsection of one that is there",
            )
        if not self.subsections and not self.keys:
            raise SynthlitError(
                f"nothing of {old} goes to {path}", "name --subsections, or works with --keys"
            )
        if path.subsection and self.subsections:
            raise SynthlitError(
                "a subsection cannot hold subsections", "name works by --keys, or a new section"
            )
        document = self._beside(old, path).put(before, before.document, path)
        moves: dict[SectionPath, SectionPath | None] = {}
        for inner in dict.fromkeys(self._inner(before, old, slug) for slug in self.subsections):
            source, target = document.sections[old.section], document.sections[path.section]
            table = source.subsection(inner.subsection)
            document = document.without(inner)
            document = document.replaced(target, target.with_(table, None))
            moves[inner] = SectionPath(path.section, inner.subsection)
        works = [before.library.get(key) for key in self.keys]
        for work in works:
            place = before.place_of(work.path)
            if not place.within(old):
                raise SynthlitError(
                    f"{work.key} is filed in {place}, not in {old}",
                    f"`synthlit move {work.key} {path}` files it there afterwards",
                )
        return Step(document, moves, {work.path: path for work in works})

    def _beside(self, old: SectionPath, path: SectionPath) -> New:
        """Return the new place, which comes after the old one unless another position is given."""
        if self.new.position or (path.subsection and path.section != old.section):
            return self.new
        neighbour = old.subsection if path.subsection else old.section
        return replace(self.new, position=Position(neighbour, after=True) if neighbour else None)

    def _inner(self, before: Before, old: SectionPath, slug: str) -> SectionPath:
        path = SectionPath(old.section, slug)
        path = path if path in _live(before) else before.settings.taxonomy.find(slug)
        if old.subsection or not path.subsection or path.section != old.section:
            raise SynthlitError(f"{path} is no subsection of {old}", f"name subsections of {old}")
        return path


def _live(before: Before) -> frozenset[SectionPath]:
    return frozenset(before.settings.paths())
