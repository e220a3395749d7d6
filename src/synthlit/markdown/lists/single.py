"""Write one Markdown page of the whole list, or of a section, without links to other pages."""

from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import PurePosixPath

from synthlit.library.library import Library
from synthlit.markdown.anchors import Anchors
from synthlit.markdown.document import read
from synthlit.markdown.lists.contents import links
from synthlit.markdown.lists.placement import Placement
from synthlit.markdown.lists.targets import UNPLACED, LinkTarget
from synthlit.markdown.lists.view import View, heading
from synthlit.model.section import SectionPath
from synthlit.settings import Section

# Every link on the page leads to the page, so that its name never shows.
_PAGE = PurePosixPath("page.md")


def whole(library: Library) -> str:
    """Return a page with the works of the list, and a table of contents."""
    settings = library.settings
    placement = Placement(library)
    anchor = Anchors()
    anchor(settings.list.title.strip())
    found: dict[SectionPath, LinkTarget] = {}
    for section in settings.sections:
        found |= _places(section, placement, anchor)
    view = View(settings, placement, found)
    head = "\n\n".join(heading(settings.list.title, 1))
    body = "\n\n".join(block for section in settings.sections for block in _section(view, section))
    table = links(read(_PAGE, f"{head}\n\n{body}\n").headings[1:])
    return f"{head}\n\n{table}\n\n{body}\n"


def part(library: Library, path: SectionPath) -> str:
    """Return a page with the works of a section or subsection, and those it also lists, in full."""
    settings = library.settings
    placement = Placement(library)
    section = settings.section(path.section)
    if path.subsection:
        inner = next(sub for sub in section.subsections if sub.slug == path.subsection)
        view = View(settings, placement, {path: LinkTarget(_PAGE)})
        content = view.subsection(path, inner.description, _PAGE)
        blocks: Iterator[str] = chain(heading(inner.title, 1), content)
    else:
        view = View(settings, placement, _places(section, placement, Anchors()))
        blocks = _section(view, section, level=1)
    return "\n\n".join(blocks) + "\n"


def _section(view: View, section: Section, level: int = 2) -> Iterator[str]:
    yield from heading(section.title, level)
    yield from view.section(section, _PAGE, level + 1)


def _places(
    section: Section, placement: Placement, anchor: Anchors
) -> Mapping[SectionPath, LinkTarget]:
    """Return the link targets of a section's parts, by the anchors of their headings in order."""
    own = LinkTarget(_PAGE, anchor(section.title.strip()))
    found = {
        SectionPath(section.slug, inner.slug): LinkTarget(_PAGE, anchor(inner.title.strip()))
        for inner in section.subsections
    }
    if found and (placement.full(section.path) or placement.cross(section.path)):
        own = LinkTarget(_PAGE, anchor(UNPLACED))
    return {section.path: own, **found}
