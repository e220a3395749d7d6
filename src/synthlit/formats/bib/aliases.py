"""Choose the works that one file can hold, and the former keys that still name one of them."""

import re
from collections.abc import Iterable
from functools import cached_property
from operator import attrgetter

from synthlit.library.library import Library, Work
from synthlit.model.entry import Entry

# A key ends up in \bibitem and in an .aux file, where TeX reads the characters left out here.
_KEY = re.compile(r"[^\s{}(),\"#%=~\\^$&'`|<>]+")

_OWN_KEY = attrgetter("entry.key")


class Aliases:
    """The keys of a library: one work each, and the former keys that are not in use."""

    def __init__(self, library: Library) -> None:
        self._works = library.works

    def usable(self, works: Iterable[Work]) -> tuple[list[Work], list[Work]]:
        """Return works by key, and those whose key is a duplicate or unusable in TeX.

        Keys that differ only in case are the same to BibTeX.
        """
        if self._are_all_usable:
            return sorted(works, key=_OWN_KEY), []
        used: dict[str, Work] = {}
        unusable: list[Work] = []
        for work in sorted(works, key=lambda work: work.path.parts):
            if not _KEY.fullmatch(work.key) or work.key.lower() in used:
                unusable.append(work)
            else:
                used[work.key.lower()] = work
        return sorted(used.values(), key=_OWN_KEY), unusable

    @cached_property
    def _are_all_usable(self) -> bool:
        keys = {work.key.lower() for work in self._works}
        return len(keys) == len(self._works) and all(map(_KEY.fullmatch, keys))

    @cached_property
    def former(self) -> dict[str, Work]:
        """Works by their former keys, without keys that are in use."""
        used = {work.key.lower() for work in self._works}
        found: dict[str, Work] = {}
        for work in self.usable(self._works)[0]:
            if "ids" not in work.entry.fields:
                continue
            for key in work.entry.former_keys:
                if _KEY.fullmatch(key) and key.lower() not in used:
                    used.add(key.lower())
                    found[key] = work
        return found

    def of(self, entry: Entry) -> str:
        """Return an entry's former keys as biblatex's `ids`."""
        if "ids" not in entry.fields:
            return ""
        mine = (key for key in dict.fromkeys(entry.former_keys) if key in self.former)
        return ", ".join(key for key in mine if self.former[key].key == entry.key)
