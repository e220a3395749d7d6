"""A library to which works are being added."""

from collections import defaultdict
from collections.abc import Iterable

from synthlit.bibtex.canonical import canonical_entry
from synthlit.library.library import Library, Work
from synthlit.library.matching import MatchKey, match_keys, same_work, unlike
from synthlit.model.entry import Entry
from synthlit.model.fields import CONTAINERS, OWN


class LibraryBuilder:
    """The works of a library and those added since, with constant time for each question.

    A new library, with its indexes, for each added work would take quadratic time.
    """

    def __init__(self, library: Library) -> None:
        self.added: list[Work] = []
        self.library = library
        self._new: defaultdict[MatchKey, list[Work]] = defaultdict(list)
        self._keys: set[str] = set()
        self._places: dict[str, int] = {}
        self._files: dict[str, Work] = {}
        self._former: dict[str, Work] = {}

    def add(self, work: Work) -> None:
        """Add a work in canonical form; it counts for the duplicates and key of the next one."""
        self._places[work.key] = len(self.added)
        self.added.append(work)
        self._keys.update(key.lower() for key in (work.key, *work.entry.former_keys))
        self._files[work.key.lower()] = work
        self._former.update((key, work) for key in work.entry.former_keys)
        for key in match_keys(work.entry):
            self._new[key].append(work)

    def replace(self, work: Work, other: Work) -> None:
        """Put another work in the place of one that was added, with the same key and facts."""
        self.added[self._places[work.key]] = other
        self._files[work.key.lower()] = other
        self._former.update((key, other) for key in work.entry.former_keys)
        for key in match_keys(other.entry):
            self._new[key] = [other if each.key == work.key else each for each in self._new[key]]

    def is_new(self, work: Work) -> bool:
        """Return whether a work was added since the library was loaded."""
        return work.key in self._places

    def duplicates_of(self, entry: Entry) -> list[Work]:
        """Return the works that are the same as an entry, those of the library first."""
        if entry.type in CONTAINERS:
            return [work for work in (self.holder(entry.key),) if work and _same_data(work, entry)]
        new = [work for work in self._alike(entry) if same_work(work.entry, entry)]
        return self.library.duplicates_of(entry) + new

    def related_to(self, entry: Entry) -> list[tuple[Work, tuple[str, ...]]]:
        """Return the works that are related to an entry, and in what each differs."""
        found = ((work, unlike(work.entry, entry)) for work in self._alike(entry))
        return self.library.related_to(entry) + [(work, what) for work, what in found if what]

    def _alike(self, entry: Entry) -> Iterable[Work]:
        """Return the works that were added and share a match key with an entry."""
        found = {id(work): work for key in match_keys(entry) for work in self._new.get(key, ())}
        return found.values()

    def is_taken(self, key: str) -> bool:
        """Return whether a key is or was an entry's, in any letter case."""
        return key.lower() in self._keys or self.library.is_taken(key)

    def holder(self, key: str) -> Work | None:
        """Return the work whose file a key names, or that had exactly this key before."""
        return self._files.get(key.lower()) or self._former.get(key) or self.library.holder(key)


def _same_data(work: Work, entry: Entry) -> bool:
    """Return whether an entry that is no work to read says the same as one of the library."""
    differing = work.entry.fields.items() ^ canonical_entry(entry).fields.items()
    return work.entry.type == entry.type and all(name in OWN for name, _ in differing)
