"""Give a section another slug, title or folder, or a subsection another slug or title."""

from dataclasses import dataclass

from synthlit.errors import SynthlitError
from synthlit.model.section import SectionPath
from synthlit.workflows.section import choice
from synthlit.workflows.section.operation import Before, Step


@dataclass(frozen=True)
class Rename:
    """A place, and what shall be other about it."""

    place: str
    slug: str = ""
    title: str = ""
    folder: str = ""

    def __call__(self, before: Before) -> Step:
        """Return the settings with the place renamed."""
        old = before.settings.place(self.place)
        new = self._path(old)
        if new != old:
            choice.free_path(before, new)
        changes = {"slug": new.subsection or new.section}
        if self.title:
            changes["title"] = choice.title(self.title)
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
        return own if own == self.folder else choice.free_folder(before, self.folder)
