"""The entries that others refer to: which a file must have, and in what order."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Literal

from synthlit.library.library import Library, Work
from synthlit.model import references
from synthlit.model.entry import Entry
from synthlit.model.inheritance import Inheritance, finder
from synthlit.model.references import has_granular


class References:
    """The references between the works of a library, as one dialect knows them.

    BibTeX knows `crossref` only, and reads a parent below its children. What an entry has from
    @xdata, or from a parent that has a parent, is written into it there; biblatex has all
    references, and the entries that they name.
    """

    def __init__(self, library: Library, dialect: Literal["bibtex", "biblatex"]) -> None:
        self._works = library.works
        self._is_bibtex = dialect == "bibtex"
        self._names = ("crossref",) if self._is_bibtex else references.FIELDS

    @cached_property
    def are_there(self) -> bool:
        """Whether any work refers to another one; most libraries have no such work."""
        return any(
            work.entry.inherited or not work.entry.fields.keys().isdisjoint(references.FIELDS)
            for work in self._works
        )

    @cached_property
    def _find(self) -> Callable[[str], Work | None]:
        works = {id(work.entry): work for work in self._works}
        find = finder([work.entry for work in self._works])

        def found(key: str) -> Work | None:
            entry = find(key)
            return works[id(entry)] if entry else None

        return found

    @cached_property
    def _inheritance(self) -> Inheritance:
        return Inheritance(finder([work.entry for work in self._works]))

    @cached_property
    def _parents(self) -> frozenset[int]:
        """The works that a `crossref` names."""
        named = (
            self._find(each.key)
            for work in self._works
            for each in references.references(work.entry.fields, ("crossref",))
        )
        return frozenset(id(work) for work in named if work)

    def is_parent(self, work: Work) -> bool:
        """Return whether other works inherit from a work by `crossref`."""
        return self.are_there and id(work) in self._parents

    def is_written(self, work: Work) -> bool:
        """Return whether the dialect has the type of a work; BibTeX has no sets of entries."""
        return work.is_to_read or not self._is_bibtex

    def entry(self, work: Work) -> Entry:
        """Return the entry of a work with those references only that can be followed."""
        entry = work.entry
        if not self.are_there:
            return entry
        fields: Mapping[str, str] = entry.fields
        if self._is_bibtex and entry.inherited:
            fields = self._inheritance.with_data(entry)
        if not fields.keys().isdisjoint(references.FIELDS) or entry.inherited:
            fields = references.with_keys(fields, self._present)
        if self._is_bibtex:
            parent = self._find(fields.get("crossref", "").strip())
            if parent and self._parent(parent):
                # BibTeX hands values down by one level only.
                fields = {**fields, **entry.inherited}
            if not parent or self._parent(parent):
                fields = {name: text for name, text in fields.items() if name != "crossref"}
        return Entry.unchecked(entry.type, entry.key, dict(fields))

    def shown(self, work: Work) -> tuple[object, ...]:
        """Return what the entry of a work shows of other works, apart from inherited values."""
        if not self.are_there:
            return ()
        entry = self.entry(work)
        fields = () if entry == work.entry else tuple(entry.fields.items())
        return (self._is_bibtex and self.is_parent(work), fields)

    def _present(self, key: str) -> str:
        """Return the present key of a work; one that no work has stays, for biblatex reports it."""
        found = self._find(key)
        return found.key if found else key

    def closure(self, works: Iterable[Work]) -> list[Work]:
        """Return works and those that they refer to, parents below their children.

        All others keep their order; those that were not given come last.
        """
        given = list(works)
        if not self.are_there:
            return given
        seen = {id(work): work for work in given}
        waiting = list(given)
        while waiting:
            for other in self._named(waiting.pop()):
                if id(other) not in seen and self.is_written(other):
                    seen[id(other)] = other
                    waiting.append(other)
        added = sorted(list(seen.values())[len(given) :], key=lambda work: work.key)
        return self._with_parents_last([*given, *added])

    def _named(self, work: Work) -> Iterator[Work]:
        fields = work.entry.fields
        if self._is_bibtex:
            fields = self.entry(work).fields
        has_granular_ = not self._is_bibtex and any(map(has_granular, fields.values()))
        for each in references.references(fields, self._names, granular=has_granular_):
            if other := self._find(each.key):
                yield other

    def _with_parents_last(self, works: list[Work]) -> list[Work]:
        """Return works with each parent below its children; those of a cycle stay together."""
        parents = [work for work in works if id(work) in self._parents]
        others = [work for work in works if id(work) not in self._parents]
        levels: dict[int, int] = {}
        for parent in parents:
            chain: dict[int, None] = {}
            above: Work | None = parent
            while above and id(above) not in levels and id(above) not in chain:
                chain[id(above)] = None
                above = self._parent(above)
            level = levels.get(id(above), 0) if above else 0
            for number, each in enumerate(reversed(chain), 1):
                levels[each] = level + number
        return [*others, *sorted(parents, key=lambda work: -levels[id(work)])]

    def _parent(self, work: Work) -> Work | None:
        named = references.references(work.entry.fields, ("crossref",))
        return next((self._find(each.key) for each in named), None)
