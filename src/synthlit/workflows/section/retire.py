"""Give a section or subsection up."""

from dataclasses import dataclass

from synthlit.errors import SynthlitError
from synthlit.library import layout
from synthlit.model.section import SectionPath
from synthlit.workflows.section.operation import Before, Step


@dataclass(frozen=True)
class Retire:
    """A place, and the one that takes its works and names, if one does."""

    place: str
    into: str = ""

    def __call__(self, before: Before) -> Step:
        """Return the settings without the place.

        A subsection that holds nothing leaves its names to its section.
        """
        old = before.settings.place(self.place)
        into = before.settings.place(self.into) if self.into else None
        if into and into.within(old):
            raise SynthlitError(f"{into} goes with {old}", "name a place that stays with --into")
        if len(before.document.sections) == 1 and not old.subsection:
            raise SynthlitError("a list has at least one section", "add another one first")
        if into is None:
            self._check_empty(before, old)
            into = SectionPath(old.section) if old.subsection else None
        gone = [path for path in before.settings.paths() if path.within(old)]
        if old.subsection:
            node = before.document.sections[old.section]
            new = node.without(old.subsection, keep_comments=True)
            document = before.document.replaced(node, new)
        else:
            document = before.document.without(old.section, keep_comments=True)
        return Step(document, dict.fromkeys(gone, into))

    def _check_empty(self, before: Before, old: SectionPath) -> None:
        filed = len(list(before.files_in(old)))
        listed = sum(
            any(before.settings.current(path).within(old) for path in work.entry.also)
            for work in before.library.works
        )
        reasons = [f"{_works(filed)} filed in it"] if filed else []
        reasons += [f"{_works(listed)} also listed in it"] if listed else []
        if reasons:
            raise SynthlitError(
                f"{old} cannot be retired: {' and '.join(reasons)}",
                "--into SECTION gives them to another; `synthlit move KEY SECTION` moves one",
            )
        section = before.settings.section(old.section)
        page = layout.section_page(section)
        known: list[object] = [page] if section.folder and page in before.pages else []
        known += [*section.former_folders, *section.aliases]
        if known and not old.subsection:
            raise SynthlitError(
                f"{old} cannot be retired: what refers to {known[0]} would lead nowhere",
                "--into SECTION says where it shall lead",
            )


def _works(number: int) -> str:
    return "1 work is" if number == 1 else f"{number} works are"
