"""Add a section to the list, or a subsection to one of its sections."""

from dataclasses import dataclass

from synthlit.model.section import SectionPath
from synthlit.workflows.section import choice
from synthlit.workflows.section.new import New
from synthlit.workflows.section.operation import Before, Step


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
            path = SectionPath(choice.section_place(before, self.within).section, self.slug)
        return Step(self.new.put(before, before.document, path))
