"""Which works stand where: in full in their own section, by a cross-reference in others."""

from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from pathlib import PurePosixPath

from synthlit.library import fingerprint
from synthlit.library.library import Library, Work, newest_first
from synthlit.model.section import SectionPath


class Placement:
    """A library's works by the sections that show them, newest first."""

    def __init__(self, library: Library) -> None:
        self.fingerprint = partial(fingerprint.of_work, library)
        self._known = frozenset(library.settings.paths())
        self._full = defaultdict[SectionPath, list[Work]](list)
        self._within = defaultdict[SectionPath, list[Work]](list)
        self._cross = defaultdict[SectionPath, list[Work]](list)
        self._crossed: set[PurePosixPath] = set()
        for work in newest_first(sorted(library.works, key=lambda work: work.path.parts)):
            if work.is_to_read and (home := self.home(work)):
                self._place(work, home)

    def _place(self, work: Work, home: SectionPath) -> None:
        self._full[home].append(work)
        for path in {home, SectionPath(home.section)}:
            self._within[path].append(work)
        for path in work.sections[1:]:
            if path in self._known and not home.within(path):
                self._cross[path].append(work)
                self._crossed.add(work.path)

    def home(self, work: Work) -> SectionPath | None:
        """Return where the work is listed in full: in its section if there is no such subsection.

        None for a work in no section of the list, which lint reports.
        """
        own = work.section
        return next((p for p in (own, SectionPath(own.section)) if p in self._known), None)

    def full(self, path: SectionPath) -> Sequence[Work]:
        """Return the works that a section or subsection lists in full."""
        return self._full.get(path, ())

    def within(self, path: SectionPath) -> Sequence[Work]:
        """Return the works that a section or its subsections list in full."""
        return self._within.get(path, ())

    def cross(self, path: SectionPath) -> Sequence[Work]:
        """Return the works that a section or subsection lists as cross-references."""
        return self._cross.get(path, ())

    def is_crossed(self, work: Work) -> bool:
        """Return whether a cross-reference somewhere leads to the work."""
        return work.path in self._crossed
