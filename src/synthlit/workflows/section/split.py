"""Make a new section or subsection of a part of another."""

from dataclasses import dataclass, replace

from synthlit.errors import SynthlitError
from synthlit.model.section import SectionPath
from synthlit.workflows.section.document import Position
from synthlit.workflows.section.new import New
from synthlit.workflows.section.operation import Before, Step


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
        old = before.settings.place(self.place)
        path = SectionPath.parse(self.path)
        if path is None or (path.subsection and SectionPath(path.section) not in _live(before)):
            raise SynthlitError(
                f"{self.path!r} cannot be a new section or subsection",
                "write slug for a section, section/slug for a subsection of one that is there",
            )
        if not self.subsections and not self.keys:
            raise SynthlitError(
                f"what of {old} shall go to {path}?", "name --subsections, or works by --keys"
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
            document = document.replaced(source, source.without(inner.subsection))
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
        """Return what is wanted of the new place, which stands behind the old where it can."""
        if self.new.position or (path.subsection and path.section != old.section):
            return self.new
        neighbour = old.subsection if path.subsection else old.section
        return replace(self.new, position=Position(neighbour, after=True) if neighbour else None)

    def _inner(self, before: Before, old: SectionPath, slug: str) -> SectionPath:
        path = SectionPath(old.section, slug)
        path = path if path in _live(before) else before.settings.place(slug)
        if old.subsection or not path.subsection or path.section != old.section:
            raise SynthlitError(f"{path} is no subsection of {old}", "name those that shall go")
        return path


def _live(before: Before) -> frozenset[SectionPath]:
    return frozenset(before.settings.paths())
