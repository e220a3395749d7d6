"""Which works stand where: in full in their own section, by a cross-reference in others."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import PurePosixPath

from synthlit.library.library import Library, Work, newest_first
from synthlit.model.section import SectionPath


class Placement:
    """A library's works by the sections that show them, newest first."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known = frozenset(library.settings.paths())

    def home(self, work: Work) -> SectionPath | None:
        """Return where the work is listed in full: in its section if there is no such subsection.

        None for a work in no section of the list, which lint reports.
        """
        own = work.section
        for path in (own, SectionPath(own.section)):
            if path in self._known:
                return path
        return None

    def full(self, path: SectionPath) -> Sequence[Work]:
        """Return the works that a section or subsection lists in full."""
        return self._full.get(path, ())

    def within(self, path: SectionPath) -> Sequence[Work]:
        """Return the works that a section or its subsections list in full."""
        if path.subsection:
            return self.full(path)
        return self._within.get(path.section, ())

    def cross(self, path: SectionPath) -> Sequence[Work]:
        """Return the works that a section or subsection lists as cross-references."""
        return self._cross.get(path, ())

    def is_crossed(self, work: Work) -> bool:
        """Return whether a cross-reference somewhere leads to the work."""
        return work.path in self._crossed

    @cached_property
    def _ordered(self) -> list[Work]:
        return newest_first(sorted(self._library.works, key=lambda work: work.path.parts))

    @cached_property
    def _full(self) -> Mapping[SectionPath, Sequence[Work]]:
        places = defaultdict(list)
        for work in self._ordered:
            if home := self.home(work):
                places[home].append(work)
        return places

    @cached_property
    def _within(self) -> Mapping[str, Sequence[Work]]:
        sections = defaultdict(list)
        for work in self._ordered:
            if home := self.home(work):
                sections[home.section].append(work)
        return sections

    @cached_property
    def _cross(self) -> Mapping[SectionPath, Sequence[Work]]:
        places = defaultdict(list)
        for work in self._ordered:
            home = self.home(work)
            for path in work.sections[1:]:
                if home and path in self._known and not home.within(path):
                    places[path].append(work)
        return places

    @cached_property
    def _crossed(self) -> frozenset[PurePosixPath]:
        return frozenset(work.path for works in self._cross.values() for work in works)
