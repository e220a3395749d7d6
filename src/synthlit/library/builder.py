"""A library to which works are being added."""

from collections import defaultdict

from synthlit.library.library import Library, Work
from synthlit.library.matching import MatchKey, match_keys, same_work
from synthlit.model.entry import Entry


class LibraryBuilder:
    """The works of a library and those added since, with constant time for each question.

    A new library, with its indexes, for each added work would take quadratic time.
    """

    def __init__(self, library: Library) -> None:
        self.added: list[Work] = []
        self.library = library
        self._new: defaultdict[MatchKey, list[Work]] = defaultdict(list)
        self._keys: set[str] = set()

    def add(self, work: Work) -> None:
        """Add a work in canonical form; it counts for the duplicates and key of the next one."""
        self.added.append(work)
        self._keys.update(key.lower() for key in (work.key, *work.entry.former_keys))
        for key in match_keys(work.entry):
            self._new[key].append(work)

    def duplicates_of(self, entry: Entry) -> list[Work]:
        """Return the works that are the same as an entry, those of the library first."""
        candidates = {
            id(work): work for key in match_keys(entry) for work in self._new.get(key, ())
        }
        new = [work for work in candidates.values() if same_work(work.entry, entry)]
        return self.library.duplicates_of(entry) + new

    def is_taken(self, key: str) -> bool:
        """Return whether a key is or was an entry's."""
        return key.lower() in self._keys or self.library.is_taken(key)
