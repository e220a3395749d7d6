"""A library that is being added to: what is there, what came, and which keys are left."""

from collections import defaultdict

from synthlit.library.library import Library, Work
from synthlit.library.matching import MatchKey, match_keys, same_work
from synthlit.model.entry import Entry


class LibraryBuilder:
    """The works of a library and those put there since; every question costs the same.

    The library itself is a value: to make a new one, with its indexes, for every work that comes
    would cost the square of their number.
    """

    def __init__(self, library: Library) -> None:
        self.added: list[Work] = []
        self._library = library
        self._came: defaultdict[MatchKey, list[Work]] = defaultdict(list)
        self._keys: set[str] = set()

    def add(self, work: Work) -> None:
        """Add a work, which the duplicates and the key of the next one are found with."""
        self.added.append(work)
        self._keys.update(key.lower() for key in (work.key, *work.entry.former_keys))
        for mark in match_keys(work.entry):
            self._came[mark].append(work)

    def duplicates_of(self, entry: Entry) -> list[Work]:
        """Return the works that are the same as an entry, those of the library first."""
        candidates = {
            id(work): work for mark in match_keys(entry) for work in self._came.get(mark, ())
        }
        came = [work for work in candidates.values() if same_work(work.entry, entry)]
        return self._library.duplicates_of(entry) + came

    def is_taken(self, key: str) -> bool:
        """Return whether a key is or was an entry's."""
        return key.lower() in self._keys or self._library.is_taken(key)
