"""The works of a list, with indexes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePosixPath
from typing import Self, TypeVar

from synthlit.bibtex.canonical import BibFile
from synthlit.errors import UnknownKey
from synthlit.library.matching import MatchKey, match_keys, same_work, unlike
from synthlit.model.entry import Entry
from synthlit.model.fields import CONTAINERS
from synthlit.model.identifiers import ArxivId, Doi
from synthlit.model.references import has_granular, may_inherit
from synthlit.model.section import SectionPath
from synthlit.model.taxonomy import Taxonomy
from synthlit.settings import ENTRIES, Settings

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Work:
    """A filed entry: its section, its path in the library, and the text of its file.

    `file` says what stands around the entry there. `others` are the present paths of `also` if it
    contains former names. In a standalone `.bib` file, `start` is where the entry begins in the
    text.
    """

    entry: Entry
    section: SectionPath
    path: PurePosixPath
    text: str = ""
    file: BibFile = field(default_factory=BibFile)
    others: tuple[SectionPath, ...] | None = None
    start: int = 0

    @property
    def key(self) -> str:
        """The citation key."""
        return self.entry.key

    @property
    def is_to_read(self) -> bool:
        """Whether people read it, unlike an entry that holds data for others or names a set."""
        return self.entry.type not in CONTAINERS

    @property
    def sections(self) -> tuple[SectionPath, ...]:
        """Every section that lists the work, its own first."""
        also = self._also
        return tuple(dict.fromkeys((self.section, *also))) if also else (self.section,)

    @property
    def _also(self) -> tuple[SectionPath, ...]:
        if self.others is not None:
            return self.others
        return self.entry.also if "also" in self.entry.fields else ()

    def with_present_sections(self, taxonomy: Taxonomy) -> Self:
        """Return the work with the present names of its sections."""
        section = taxonomy.current(self.section)
        others = tuple(map(taxonomy.current, self.entry.also))
        if section == self.section and others == self._also:
            return self
        return replace(self, section=section, others=others)


@dataclass(frozen=True)
class Unreadable:
    """A file that does not hold exactly one entry; `file.problems` say why it cannot be read."""

    path: PurePosixPath
    text: str
    file: BibFile


def newest_first(works: Iterable[Work]) -> list[Work]:
    """Return works by the date of their first appearance, newest first, then by key.

    Those without a date come last.
    """
    return sorted(works, key=_age)


def _age(work: Work) -> tuple[bool, int, int, str]:
    date = first_date(work.entry)
    year, month = date or (0, 0)
    return date is None, -year, -month, work.key


def first_date(entry: Entry) -> tuple[int, int] | None:
    """Return year and month (0 if unknown) of the first appearance; None without a year."""
    if entry.arxiv:
        return entry.arxiv.year, entry.arxiv.month
    return None if entry.year is None else (entry.year, entry.month)


def entry_path(section: SectionPath, key: str) -> PurePosixPath:
    """Return the path of an entry's file in the library."""
    return PurePosixPath(ENTRIES, *str(section).split("/"), f"{key}.bib")


@dataclass(frozen=True)
class Works:
    """Entries that are compared with each other, of a library or of one file, by path."""

    works: tuple[Work, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()

    @cached_property
    def by_key(self) -> dict[str, list[Work]]:
        """Works by key in lower case: keys that differ only in case are one file on some disks."""
        return _index((work.key.lower(), work) for work in self.works)

    @cached_property
    def by_former_key(self) -> dict[str, Work]:
        """Works by the keys that they had before, in lower case."""
        return {key.lower(): work for work in self.works for key in work.entry.former_keys}

    @cached_property
    def by_arxiv(self) -> dict[ArxivId, list[Work]]:
        """Works by arXiv identifier."""
        return _index((work.entry.arxiv, work) for work in self.works)

    @cached_property
    def by_doi(self) -> dict[Doi, list[Work]]:
        """Works by DOI."""
        return _index((work.entry.doi, work) for work in self.works)

    @cached_property
    def by_title(self) -> dict[str, list[Work]]:
        """Works by normal title (see `synthlit.model.title.normal`)."""
        return _index((work.entry.normal_title, work) for work in self.works)

    @cached_property
    def fingerprints(self) -> dict[int, str]:
        """The hashes of works by their `id`, which `synthlit.library.fingerprint` makes once."""
        return {}

    @cached_property
    def _by_match_key(self) -> dict[MatchKey, list[Work]]:
        return _index((key, work) for work in self.works for key in match_keys(work.entry))

    def with_works(self, works: tuple[Work, ...]) -> "Works":
        """Return the same with other works."""
        return Works(works, self.unreadable)

    def path_of(self, key: str) -> PurePosixPath | None:
        """Return the file whose entry has or had a key, or an unreadable file of that name."""
        key = key.lower()
        if works := self.by_key.get(key):
            return works[0].path
        if former := self.by_former_key.get(key):
            return former.path
        return self._unreadable_by_key.get(key)

    def is_taken(self, key: str) -> bool:
        """Return whether a key is or was an entry's, or names a file that could not be read."""
        return self.path_of(key) is not None

    def unreadable_file(self, key: str) -> PurePosixPath | None:
        """Return the file that a key names if it could not be read."""
        return self._unreadable_by_key.get(key.lower())

    def holder(self, key: str) -> Work | None:
        """Return the work whose file a key names, or that had exactly this key before."""
        if works := self.by_key.get(key.lower()):
            return works[0]
        return self._by_exact_former_key.get(key)

    @cached_property
    def _by_exact_former_key(self) -> dict[str, Work]:
        return {key: work for work in self.works for key in work.entry.former_keys}

    @cached_property
    def _unreadable_by_key(self) -> dict[str, PurePosixPath]:
        return {file.path.stem.lower(): file.path for file in self.unreadable}

    def get(self, key: str) -> Work:
        """Return the work of a key, present or former.

        Raises UnknownKey with the nearest keys.
        """
        exact = key.strip()
        wanted = exact.lower()
        found = self.by_key.get(wanted, [])
        if same := next((work for work in found if work.key == exact), None):
            return same
        if former := self._by_exact_former_key.get(exact):
            return former
        if found:
            return found[0]
        if former := self.by_former_key.get(wanted):
            return former
        # Here, because it is asked for the nearest keys only where there is no such key.
        import difflib

        near = difflib.get_close_matches(wanted, self.by_key, n=2)
        raise UnknownKey(key, [self.by_key[match][0].key for match in near])

    def duplicates_of(self, entry: Entry) -> list[Work]:
        """Return the works that are the same as an entry (see `synthlit.library.matching`)."""
        return [work for work in self._alike(entry) if same_work(work.entry, entry)]

    def related_to(self, entry: Entry) -> list[tuple[Work, tuple[str, ...]]]:
        """Return the works that are related to an entry, and in what each differs."""
        found = ((work, unlike(work.entry, entry)) for work in self._alike(entry))
        return [(work, what) for work, what in found if what]

    def _alike(self, entry: Entry) -> Iterable[Work]:
        """Return the works that share a match key with an entry."""
        keys = match_keys(entry)
        found = {work.path: work for key in keys for work in self._by_match_key.get(key, ())}
        return found.values()


@dataclass(frozen=True, init=False)
class Library(Works):
    """A list's works, with the present names of their sections, and unreadable files, by path."""

    settings: Settings = field(kw_only=True)

    def __init__(
        self,
        settings: Settings,
        works: tuple[Work, ...] = (),
        unreadable: tuple[Unreadable, ...] = (),
    ) -> None:
        taxonomy = settings.taxonomy
        if taxonomy.former:
            works = tuple(work.with_present_sections(taxonomy) for work in works)
        works = with_inheritance(works)
        super().__init__(works, unreadable)
        object.__setattr__(self, "settings", settings)

    def with_works(self, works: tuple[Work, ...]) -> "Library":
        """Return the library with other works."""
        return Library(self.settings, works, self.unreadable)

    def filed(self, section: SectionPath | None) -> Iterator[Work]:
        """Yield the works filed in a section or its subsections, or all."""
        return (work for work in self.works if section is None or work.section.within(section))

    def listed(self, section: SectionPath | None) -> Iterator[Work]:
        """Yield the works filed or also listed in a section or its subsections, or all."""
        for work in self.works:
            if section is None or any(path.within(section) for path in work.sections):
                yield work


def _index(pairs: Iterable[tuple[K | None, Work]]) -> dict[K, list[Work]]:
    index: defaultdict[K, list[Work]] = defaultdict(list)
    for key, work in pairs:
        if key:
            index[key].append(work)
    return dict(index)


def with_inheritance(works: tuple[Work, ...]) -> tuple[Work, ...]:
    """Return works whose entries show what they inherit from others of them."""
    has_data = any(work.entry.type == "xdata" for work in works)
    heirs = [
        number
        for number, work in enumerate(works)
        if may_inherit(work.entry.fields)
        or (has_data and any(map(has_granular, work.entry.fields.values())))
    ]
    if not heirs:
        return works
    # Here, because most libraries have no such entry.
    from synthlit.model.inheritance import Inheritance, finder

    inheritance = Inheritance(finder([work.entry for work in works]))
    changed = list(works)
    for number in heirs:
        entry = works[number].entry
        changed[number] = replace(works[number], entry=entry.inheriting(inheritance.of(entry)))
    return tuple(changed)
