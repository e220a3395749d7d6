"""Check what a person chose for a section: its slug, title, folder, and where it shall stand."""

from synthlit.errors import SynthlitError
from synthlit.model.section import SectionPath
from synthlit.settings import field_types
from synthlit.workflows.section.document import Position
from synthlit.workflows.section.operation import Before


def section_place(before: Before, text: str) -> SectionPath:
    """Return the section, not subsection, that was named. Raises SynthlitError."""
    path = before.settings.place(text)
    if path.subsection:
        raise SynthlitError(f"{path} is a subsection", f"name a section, such as {path.section}")
    return path


def free_path(before: Before, path: SectionPath) -> SectionPath:
    """Return a path that a new place can have.

    Raises SynthlitError where it is in use or no slug; former names are judged at the end.
    """
    slug = path.subsection or path.section
    try:
        field_types.slug(slug)
    except ValueError as reason:
        raise SynthlitError(f"{slug!r} cannot be a slug", str(reason)) from None
    if path in before.settings.taxonomy.names:
        raise SynthlitError(
            f"there is a {'subsection' if path.subsection else 'section'} {path} already",
            "choose another slug",
        )
    return path


def free_folder(before: Before, folder: str) -> str:
    """Return a name that a section's new folder can have, or nothing for no folder.

    Raises SynthlitError where it is in use, or no name for a folder.
    """
    if not folder:
        return ""
    try:
        field_types.folder(folder)
    except ValueError:
        raise SynthlitError(
            f"{folder!r} cannot be a section's folder",
            "a folder is one plain name inside the library, as in 01_Pretraining",
        ) from None
    for section in before.settings.sections:
        if section.folder and section.folder.lower() == folder.lower():
            raise SynthlitError(
                f"the folder {section.folder} is that of the section {section.slug}",
                "choose another; on many systems letter case makes no difference",
            )
    if folder.lower() == before.settings.export.folder.lower():
        raise SynthlitError(f"{folder} is the folder of the .bib files", "choose another folder")
    return folder


def title(text: str) -> str:
    """Return a title. Raises SynthlitError where it is no line of text."""
    try:
        return field_types.line(text).strip()
    except ValueError as reason:
        raise SynthlitError(f"{text!r} cannot be a title", str(reason)) from None


def position(before: Before, wanted: Position | None, section: str) -> Position | None:
    """Return a position beside a present sibling: a section or, in a section, a subsection.

    Raises SynthlitError where the neighbour stands elsewhere.
    """
    if wanted is None:
        return None
    path = SectionPath(section, wanted.slug) if section else SectionPath(wanted.slug)
    if path not in before.settings.taxonomy.names:
        path = before.settings.place(wanted.slug)
    if bool(path.subsection) != bool(section) or (section and path.section != section):
        siblings = f"the subsections of {section}" if section else "the sections"
        raise SynthlitError(f"{path} is not among {siblings}", "name one that is")
    return Position(path.subsection or path.section, wanted.after)
