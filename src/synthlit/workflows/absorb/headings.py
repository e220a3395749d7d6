"""Find the section to which a line of a page belongs, from the headings above it."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

from synthlit.library import layout
from synthlit.library.candidates import ListHeading
from synthlit.markdown.lists.targets import places
from synthlit.model.section import SectionPath
from synthlit.settings import Settings


class SectionHeadings:
    """The headings of a list's sections: their anchors, and their titles."""

    def __init__(self, settings: Settings) -> None:
        self._pages: dict[PurePosixPath, SectionPath] = {}
        # A section is known by its title on every page, a subsection on its own.
        self._names: dict[tuple[PurePosixPath | None, str], SectionPath] = {
            (target.page, f"#{target.anchor}"): path for path, target in places(settings).items()
        }
        for section in settings.sections:
            page = layout.section_page(section)
            self._names.setdefault((None, section.title), section.path)
            for inner in section.subsections:
                path = SectionPath(section.slug, inner.slug)
                self._names.setdefault((page, inner.title), path)
            if section.folder:
                self._pages.setdefault(page, section.path)

    def on(
        self, page: PurePosixPath, headings: Iterable[ListHeading]
    ) -> Callable[[int], SectionPath | None]:
        """Return which section each line of a page belongs to: that of the nearest heading above.

        On a section's own page, a line under no such heading belongs to the section itself.
        """
        lines: list[int] = []
        above: list[tuple[int, SectionPath | None]] = [(0, self._pages.get(page))]
        sections = [above[0][1]]
        for heading in headings:
            above = [outer for outer in above if outer[0] < heading.level]
            above.append((heading.level, self._section(page, heading) or above[-1][1]))
            lines.append(heading.line)
            sections.append(above[-1][1])
        return lambda line: sections[bisect_left(lines, line)]

    def _section(self, page: PurePosixPath, heading: ListHeading) -> SectionPath | None:
        anchors = ((page, f"#{anchor}") for anchor in heading.anchors)
        names = (*anchors, (None, heading.text), (page, heading.text))
        return next((self._names[name] for name in names if name in self._names), None)
