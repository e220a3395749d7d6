"""Give a section or subsection another slug, title, folder or position."""

from dataclasses import dataclass

from synthlit.errors import SynthlitError
from synthlit.model.section import SectionPath
from synthlit.workflows.section.document import Position
from synthlit.workflows.section.operation import Before, Step, checked_title, no_folder


@dataclass(frozen=True)
class Rename:
    """A section or subsection, and its new slug, title or folder."""

    place: str
    slug: str = ""
    title: str = ""
    folder: str = ""

    def __call__(self, before: Before) -> Step:
        """Return the settings with the section or subsection renamed."""
        old = before.settings.place(self.place)
        new = self._path(old)
        if new != old:
            before.free_path(new)
        changes: dict[str, str | list[str]] = {"slug": new.subsection or new.section}
        if self.title:
            changes["title"] = checked_title(self.title)
        if self.folder:
            changes["folder"] = self._folder(before, old)
        document = before.document.revised(old, changes)
        if document == before.document:
            raise SynthlitError(
                f"{old} already has that name", "give another slug, --title or --folder"
            )
        inside = [path for path in before.paths if path.within(old)] if new != old else []
        return Step(
            document,
            {path: SectionPath(new.section, new.subsection or path.subsection) for path in inside},
        )

    def _path(self, old: SectionPath) -> SectionPath:
        if not self.slug or not old.subsection:
            return SectionPath(self.slug) if self.slug else old
        section, _, slug = self.slug.rpartition("/")
        if section and section != old.section:
            raise SynthlitError(
                f"{old} is in the section {old.section}",
                f"run `synthlit section move {old} {section}` first, and rename it then",
            )
        return SectionPath(old.section, slug)

    def _folder(self, before: Before, old: SectionPath) -> str:
        if old.subsection:
            no_folder(self.folder)
        own = before.settings.section(old.section).folder
        return own if own == self.folder else before.free_folder(self.folder)


@dataclass(frozen=True)
class Move:
    """A section or subsection, and its new position: in which section, beside which sibling."""

    place: str
    into: str = ""
    position: Position | None = None

    def __call__(self, before: Before) -> Step:
        """Return the settings with the section or subsection at its new position."""
        old = before.settings.place(self.place)
        target = before.section_path(self.into).section if self.into else ""
        if target and not old.subsection:
            raise SynthlitError(
                f"{old} is a section and cannot be moved into another",
                f"run `synthlit section merge {old} {target}` to file its works and subsections "
                "there",
            )
        new = SectionPath(target or old.section, old.subsection)
        if new != old:
            before.free_path(new)
        elif self.position is None:
            raise SynthlitError(f"no new position for {old}", "give --before or --after")
        position = before.position(self.position, new)
        if new == old and position and position.slug == (old.subsection or old.section):
            raise SynthlitError(f"{old} cannot be beside itself", "name a sibling")
        document = before.document.moved(old, new, position)
        if list(document.tables) == list(before.document.tables):
            raise SynthlitError(f"{old} is already there", "name another position")
        return Step(document, {} if new == old else {old: new})
