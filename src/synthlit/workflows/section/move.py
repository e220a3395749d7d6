"""Put a place elsewhere among its siblings, or a subsection into another section."""

from dataclasses import dataclass

from synthlit.errors import SynthlitError
from synthlit.model.section import SectionPath
from synthlit.workflows.section import choice
from synthlit.workflows.section.document import Position
from synthlit.workflows.section.operation import Before, Step


@dataclass(frozen=True)
class Move:
    """A place, and where it shall stand: in which section, beside which sibling."""

    place: str
    into: str = ""
    position: Position | None = None

    def __call__(self, before: Before) -> Step:
        """Return the settings with the place where it shall be."""
        old = before.settings.place(self.place)
        target = choice.section_place(before, self.into).section if self.into else ""
        if not old.subsection:
            return self._section(before, old, target)
        new = SectionPath(target or old.section, old.subsection)
        if new == old and self.position is None:
            raise SynthlitError(
                f"{old} stands there already",
                "say where with --before or --after, or name another section",
            )
        if new != old:
            choice.free_path(before, new)
        position = self._position(before, old, new.section)
        source = before.document.sections[old.section]
        document = before.document.replaced(source, source.without(old.subsection))
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
            raise SynthlitError(f"where shall {old} stand?", "say it with --before or --after")
        position = self._position(before, old, "")
        node = before.document.sections[old.section]
        document = before.document.without(old.section).with_(node, position)
        _refuse_the_same(old, list(before.document.sections), list(document.sections))
        return Step(document)

    def _position(self, before: Before, old: SectionPath, section: str) -> Position | None:
        position = choice.position(before, self.position, section)
        itself = SectionPath(section, position.slug) if section and position else None
        if position and (itself or SectionPath(position.slug)) == old:
            raise SynthlitError(f"{old} cannot stand beside itself", "name another neighbour")
        return position


def _refuse_the_same(path: SectionPath, before: list[str], after: list[str]) -> None:
    if before == after:
        raise SynthlitError(f"{path} stands there already", "name another neighbour")
