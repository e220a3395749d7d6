"""All works of a list, with the indexes by which they are found."""

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath

from synthlit.errors import UnknownKey
from synthlit.library.bibfile import BibFile, Problem
from synthlit.model.entry import Entry
from synthlit.model.identifiers import ArxivId, Doi
from synthlit.model.section import SectionPath
from synthlit.settings import ENTRIES, Settings


@dataclass(frozen=True)
class Work:
    """An entry where it is filed: its section, its file (relative to the library), the file's text."""

    entry: Entry
    section: SectionPath
    path: PurePosixPath
    text: str = ""
    file: BibFile = field(default_factory=BibFile)

    @property
    def key(self) -> str:
        """The citation key."""
        return self.entry.key

    @property
    def sections(self) -> tuple[SectionPath, ...]:
        """Every section that lists the work, its own first."""
        return tuple(dict.fromkeys((self.section, *self.entry.also)))


@dataclass(frozen=True)
class Unreadable:
    """A file that is no entry: what was found there, and why it could not be read."""

    path: PurePosixPath
    text: str
    file: BibFile
    problems: tuple[Problem, ...]


def newest_first(works: Iterable[Work]) -> list[Work]:
    """Return works in the order in which people read them: newest first, then by key.

    Newest means year and month of the work's first appearance as far as they are known.
    """
    return sorted(works, key=lambda work: (*(-n for n in appeared(work.entry)), work.key))


def appeared(entry: Entry) -> tuple[int, int]:
    """Return year and month of the first appearance; zero where they are not known."""
    if entry.arxiv:
        return entry.arxiv.year, entry.arxiv.month
    return entry.year or 0, entry.month


def entry_path(section: SectionPath, key: str) -> PurePosixPath:
    """Return where an entry's file lies, relative to the library."""
    return PurePosixPath(ENTRIES, *str(section).split("/"), f"{key}.bib")


@dataclass(frozen=True)
class Library:
    """A list's works and unreadable files, in the order of their paths."""

    settings: Settings
    works: tuple[Work, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()

    @cached_property
    def by_key(self) -> dict[str, list[Work]]:
        """Works by key in lower case; two keys that differ only in case are one file on some disks."""
        index = defaultdict(list)
        for work in self.works:
            index[work.key.lower()].append(work)
        return dict(index)

    @cached_property
    def by_former_key(self) -> dict[str, Work]:
        """Works by the keys that they had before, in lower case."""
        return {key.lower(): work for work in self.works for key in work.entry.former_keys}

    @cached_property
    def by_arxiv(self) -> dict[ArxivId, list[Work]]:
        """Works by arXiv identifier."""
        index = defaultdict(list)
        for work in self.works:
            if work.entry.arxiv:
                index[work.entry.arxiv].append(work)
        return dict(index)

    @cached_property
    def by_doi(self) -> dict[Doi, list[Work]]:
        """Works by DOI."""
        index = defaultdict(list)
        for work in self.works:
            if work.entry.doi:
                index[work.entry.doi].append(work)
        return dict(index)

    @cached_property
    def by_title(self) -> dict[str, list[Work]]:
        """Works by normal title (see `synthlit.model.title.normal`)."""
        index = defaultdict(list)
        for work in self.works:
            if work.entry.normal_title:
                index[work.entry.normal_title].append(work)
        return dict(index)

    def is_taken(self, key: str) -> bool:
        """Tell whether a key is or was an entry's, or names a file that could not be read."""
        key = key.lower()
        return key in self.by_key or key in self.by_former_key or key in self._unreadable_stems

    @cached_property
    def _unreadable_stems(self) -> frozenset[str]:
        return frozenset(file.path.stem.lower() for file in self.unreadable)

    def get(self, key: str) -> Work:
        """Return the work of a key, present or former.

        Raises UnknownKey with the nearest keys.
        """
        wanted = key.strip().lower()
        if found := self.by_key.get(wanted):
            return next((work for work in found if work.key == key.strip()), found[0])
        if former := self.by_former_key.get(wanted):
            return former
        near = difflib.get_close_matches(wanted, self.by_key, n=2)
        raise UnknownKey(key, [self.by_key[match][0].key for match in near])

    def filed(self, section: SectionPath | None) -> Iterator[Work]:
        """Yield the works filed in a section or its subsections, or all."""
        return (work for work in self.works if section is None or work.section.within(section))

    def listed(self, section: SectionPath | None) -> Iterator[Work]:
        """Yield the works filed or also listed in a section or its subsections, or all."""
        for work in self.works:
            if section is None or any(path.within(section) for path in work.sections):
                yield work

    def twins(self, entry: Entry) -> list[Work]:
        """Return the works that are the same as an entry: by identifier, or by title and authors."""
        found: list[Work] = []
        if entry.arxiv:
            found += self.by_arxiv.get(entry.arxiv, [])
        if entry.doi:
            found += self.by_doi.get(entry.doi, [])
        if entry.normal_title:
            same = self.by_title.get(entry.normal_title, [])
            found += [work for work in same if share_author(work.entry, entry)]
        return list({id(work): work for work in found}.values())


def share_author(one: Entry, other: Entry) -> bool:
    """Tell whether two entries have an author's family name in common, or one of them has none."""
    families = one.families, other.families
    return not all(families) or not families[0].isdisjoint(families[1])
