"""Find the section to which a line of a page belongs, from the headings above it."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

from synthlit.library import layout
from synthlit.library.candidates import ListHeading
from synthlit.markdown.lists.targets import LinkTarget, places
from synthlit.model.section import SectionPath
from synthlit.settings import Settings


class SectionHeadings:
    """The headings of a list's sections: their anchors and titles."""

    def __init__(self, settings: Settings) -> None:
        self._anchors = {target: path for path, target in places(settings).items()}
        self._titles: dict[tuple[PurePosixPath | None, str], SectionPath] = {}
        self._pages: dict[PurePosixPath, SectionPath] = {}
        for section in settings.sections:
            page = layout.section_page(section)
            self._titles.setdefault((None, section.title), section.path)
            for inner in section.subsections:
                path = SectionPath(section.slug, inner.slug)
                self._titles.setdefault((page, inner.title), path)
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
            above.append((heading.level, self._named(page, heading) or above[-1][1]))
            lines.append(heading.line)
            sections.append(above[-1][1])
        return lambda line: sections[bisect_left(lines, line)]

    def _named(self, page: PurePosixPath, heading: ListHeading) -> SectionPath | None:
        """Return the section that a heading is for."""
        targets = (LinkTarget(page, anchor) for anchor in heading.anchors)
        found = next((self._anchors[target] for target in targets if target in self._anchors), None)
        titles = ((None, heading.text), (page, heading.text))
        return found or next((self._titles[x] for x in titles if x in self._titles), None)
