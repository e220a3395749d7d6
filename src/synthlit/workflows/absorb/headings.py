"""Find the section to which a line of a page belongs, from the headings above it."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePosixPath
from typing import TypeAlias

from synthlit.library import layout
from synthlit.library.candidates import ListHeading
from synthlit.markdown.lists.targets import LinkTarget, places
from synthlit.model.section import SectionPath
from synthlit.settings import Settings

# The section of a line, counted from 1; None for a line of no section.
SectionAt: TypeAlias = Callable[[int], SectionPath | None]


class SectionHeadings:
    """The headings of a list's sections: their anchors and titles."""

    def __init__(self, settings: Settings) -> None:
        self._anchors = {target: path for path, target in places(settings).items()}
        self._titles: dict[str, SectionPath] = {}
        self._inner: dict[tuple[PurePosixPath, str], SectionPath] = {}
        self._pages: dict[PurePosixPath, SectionPath] = {}
        for section in settings.sections:
            page = layout.section_page(section)
            self._titles.setdefault(section.title, section.path)
            for inner in section.subsections:
                path = SectionPath(section.slug, inner.slug)
                self._inner.setdefault((page, inner.title), path)
            if section.folder:
                self._pages.setdefault(page, section.path)

    def on(self, page: PurePosixPath, headings: Iterable[ListHeading]) -> SectionAt:
        """Return which section each line of a page belongs to: that of the nearest heading above.

        On a section's own page, a line under no such heading belongs to the section itself.
        """
        lines: list[int] = []
        sections: list[SectionPath | None] = []
        above: list[ListHeading] = []
        for heading in headings:
            above = [outer for outer in above if outer.level < heading.level] + [heading]
            lines.append(heading.line)
            sections.append(self._nearest(page, above))

        def at(line: int) -> SectionPath | None:
            number = bisect_left(lines, line)
            return sections[number - 1] if number else self._pages.get(page)

        return at

    def _nearest(self, page: PurePosixPath, above: Sequence[ListHeading]) -> SectionPath | None:
        for heading in reversed(above):
            targets = (LinkTarget(page, anchor) for anchor in heading.anchors)
            found = next((self._anchors[x] for x in targets if x in self._anchors), None)
            if (
                found := found
                or self._titles.get(heading.text)
                or self._inner.get((page, heading.text))
            ):
                return found
        return self._pages.get(page)
