"""Put a new section or subsection into the settings."""

from dataclasses import dataclass

from synthlit.errors import SynthlitError
from synthlit.model.section import SectionPath
from synthlit.workflows.section import choice
from synthlit.workflows.section.document import Document, Node, Position
from synthlit.workflows.section.operation import Before
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
        choice.free_path(before, path)
        title = choice.title(self.title)
        position = choice.position(before, self.position, path.section if path.subsection else "")
        if not path.subsection:
            folder = choice.free_folder(before, self.folder)
            values = {"slug": path.section, "title": title, "folder": folder, "focus": self.about}
            return document.with_(Node(Table.new(SECTION, values)), position)
        if self.folder:
            raise SynthlitError("a subsection has no folder", "leave --folder out")
        values = {"slug": path.subsection, "title": title, "description": self.about}
        table = Table.new(SUBSECTION, values, document.indent)
        node = document.sections[path.section]
        return document.replaced(node, node.with_(table, position))
