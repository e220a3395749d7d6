"""Choose the works that one file can hold, and the former keys that still name one of them."""

import re
from collections.abc import Iterable
from functools import cached_property
from operator import attrgetter
from typing import Literal, NamedTuple

from synthlit.library.library import Library, Work
from synthlit.model.entry import Entry
from synthlit.model.text import NOT_PRINTED

# What no key has: characters that nobody sees, `^^`, which begins another character of TeX, and
# `@word(`, which other programs read as the beginning of the next entry.
_NO_KEY = rf"(?!.*(?:\^\^|@\w*\(|[{NOT_PRINTED}]))"
# Tried one by one with BibTeX 0.99d, biber 2.18 and pdfTeX 1.40.
_BIBTEX = re.compile(_NO_KEY + r"[^\s{},#%=~\\\"]+")
_BIBER = re.compile(_NO_KEY + r"[^\s{}(),#%=~\\\"']+")
# In `ids`, keys are a text to biber.
_BIBER_IDS = re.compile(_NO_KEY + r"[^\s{},#%~\\\"]+")


class Former(NamedTuple):
    """Works by the keys that they had before, and the keys that another work has in other case."""

    works: dict[str, Work]
    lost: dict[str, Work]


_OWN_KEY = attrgetter("entry.key")


class Aliases:
    """The keys of a library: one work each, and the former keys that are not in use.

    Keys that differ only in case are the same to BibTeX, and different ones to biblatex.
    """

    def __init__(self, library: Library, dialect: Literal["bibtex", "biblatex"]) -> None:
        self._works = library.works
        self._is_bibtex = dialect == "bibtex"
        self._keys, self._ids = (_BIBTEX, _BIBTEX) if self._is_bibtex else (_BIBER, _BIBER_IDS)

    def usable(self, works: Iterable[Work]) -> tuple[list[Work], list[Work]]:
        """Return works by key, and those whose key is a duplicate or unusable in TeX."""
        if self._are_all_usable:
            return sorted(works, key=_OWN_KEY), []
        used: dict[str, Work] = {}
        unusable: list[Work] = []
        for work in sorted(works, key=lambda work: work.path.parts):
            if not self._keys.fullmatch(work.key) or self._same(work.key) in used:
                unusable.append(work)
            else:
                used[self._same(work.key)] = work
        return sorted(used.values(), key=_OWN_KEY), unusable

    @cached_property
    def former(self) -> dict[str, Work]:
        """Works by their former keys, without keys that are in use."""
        return self._former.works

    @cached_property
    def lost(self) -> dict[str, Work]:
        """Works by the former keys that BibTeX does not tell from another key."""
        return self._former.lost

    def are_former_of(self, works: Iterable[Work]) -> bool:
        """Return whether any of some works had another key, under which it can still be cited."""
        with_former = {id(work) for work in self.former.values()}
        return any(id(work) in with_former for work in works)

    def of(self, entry: Entry) -> str:
        """Return an entry's former keys as biblatex's `ids`."""
        if "ids" not in entry.fields:
            return ""
        mine = (key for key in dict.fromkeys(entry.former_keys) if key in self.former)
        return ", ".join(key for key in mine if self.former[key].key == entry.key)

    def _same(self, key: str) -> str:
        """Return what is the same for keys that are one key."""
        return key.lower() if self._is_bibtex else key

    @cached_property
    def _are_all_usable(self) -> bool:
        keys = {self._same(work.key) for work in self._works}
        return len(keys) == len(self._works) and all(map(self._keys.fullmatch, keys))

    @cached_property
    def _former(self) -> Former:
        used = {self._same(work.key): work.key for work in self._works}
        found = Former({}, {})
        for work in self.usable(self._works)[0]:
            if "ids" not in work.entry.fields:
                continue
            for key in work.entry.former_keys:
                same = self._same(key)
                if same not in used and self._ids.fullmatch(key):
                    used[same] = key
                    found.works[key] = work
                elif key not in (used.get(same, key), work.key):
                    found.lost[key] = work
        return found
