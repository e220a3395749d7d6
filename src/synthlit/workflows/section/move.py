"""Give a section or subsection another slug, title, folder or position."""

from dataclasses import dataclass

from synthlit.errors import SynthlitError
from synthlit.model.section import SectionPath
from synthlit.workflows.section.document import Position
from synthlit.workflows.section.operation import Before, Step, checked_title


@dataclass(frozen=True)
class Rename:
    """A place, and what changes about it."""

    place: str
    slug: str = ""
    title: str = ""
    folder: str = ""

    def __call__(self, before: Before) -> Step:
        """Return the settings with the place renamed."""
        old = before.settings.taxonomy.find(self.place)
        new = self._path(old)
        if new != old:
            before.refuse_taken(new)
        changes = {"slug": new.subsection or new.section}
        if self.title:
            changes["title"] = checked_title(self.title)
        if self.folder:
            changes["folder"] = self._folder(before, old)
        document = before.document.revised(old, lambda table: table.revised(changes))
        if document == before.document:
            raise SynthlitError(
                f"{old} is called so already", "give another slug, --title or --folder"
            )
        if new == old:
            return Step(document)
        inside = (path for path in before.settings.paths() if path.within(old))
        return Step(
            document,
            {path: SectionPath(new.section, new.subsection or path.subsection) for path in inside},
        )

    def _path(self, old: SectionPath) -> SectionPath:
        if not self.slug:
            return old
        if not old.subsection:
            return SectionPath(self.slug)
        section, _, slug = self.slug.rpartition("/")
        if section and section != old.section:
            raise SynthlitError(
                f"{old} is in the section {old.section}",
                f"`synthlit section move {old} {section}` puts it elsewhere; rename it then",
            )
        return SectionPath(old.section, slug)

    def _folder(self, before: Before, old: SectionPath) -> str:
        if old.subsection:
            raise SynthlitError("a subsection has no folder", "leave --folder out")
        own = before.settings.section(old.section).folder
        return own if own == self.folder else before.free_folder(self.folder)


@dataclass(frozen=True)
class Move:
    """A place, and its new position: in which section, beside which sibling."""

    place: str
    into: str = ""
    position: Position | None = None

    def __call__(self, before: Before) -> Step:
        """Return the settings with the place at its new position."""
        old = before.settings.taxonomy.find(self.place)
        target = before.section_place(self.into).section if self.into else ""
        if not old.subsection:
            return self._section(before, old, target)
        new = SectionPath(target or old.section, old.subsection)
        if new == old and self.position is None:
            raise SynthlitError(
                f"{old} is already there",
                "say where with --before or --after, or name another section",
            )
        if new != old:
            before.refuse_taken(new)
        position = self._position(before, old, new.section)
        source = before.document.sections[old.section]
        document = before.document.without(old)
        node = document.sections[new.section]
        moved = node.with_(source.subsection(old.subsection), position)
        if new == old:
            _refuse_the_same(old, source.slugs, moved.slugs)
        return Step(document.replaced(node, moved), {} if new == old else {old: new})

    def _section(self, before: Before, old: SectionPath, target: str) -> Step:
        if target:
            raise SynthlitError(
                f"{old} is a section and cannot be moved into another",
                f"`synthlit section merge {old} {target}` files its works and subsections there",
            )
        if self.position is None:
            raise SynthlitError(f"no new position for {old}", "give --before or --after")
        position = self._position(before, old, "")
        node = before.document.sections[old.section]
        document = before.document.without(old).with_(node, position)
        _refuse_the_same(old, list(before.document.sections), list(document.sections))
        return Step(document)

    def _position(self, before: Before, old: SectionPath, section: str) -> Position | None:
        position = before.position(self.position, section)
        itself = SectionPath(section, position.slug) if section and position else None
        if position and (itself or SectionPath(position.slug)) == old:
            raise SynthlitError(f"{old} cannot be placed beside itself", "name another neighbour")
        return position


def _refuse_the_same(path: SectionPath, before: list[str], after: list[str]) -> None:
    if before == after:
        raise SynthlitError(f"{path} is already there", "name another neighbour")
