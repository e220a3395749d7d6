"""The places where works can be filed, by the names that they have and had."""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from synthlit.errors import UnknownSection
from synthlit.model.section import SectionPath


@dataclass(frozen=True)
class Taxonomy:
    """Every place in the list's order, with the names that it had before, in full."""

    names: Mapping[SectionPath, tuple[SectionPath, ...]]

    @cached_property
    def former(self) -> Mapping[SectionPath, SectionPath]:
        """The place that each former name means now.

        A section's former name goes before its subsections' names, too: where `math` was `logic`,
        `logic/proofs` is `math/proofs`, unless another place had that very name.

        Raises ValueError where a former name is a place's own, or that of two places.
        """
        found: dict[SectionPath, SectionPath] = {}
        for place, names in self.names.items():
            for name in names:
                if name in self.names:
                    raise ValueError(f"{place} cannot have been {name}, which is in the list")
                if found.setdefault(name, place) != place:
                    raise ValueError(f"{found[name]} and {place} cannot both have been {name}")
        for place in self.names:
            for section in self.names.get(SectionPath(place.section), ()):
                if place.subsection and not section.subsection:
                    found.setdefault(SectionPath(section.section, place.subsection), place)
        return found

    def current(self, path: SectionPath) -> SectionPath:
        """Return what a path means now: itself where it is in the list, or unknown."""
        if path in self.names:
            return path
        if path in self.former:
            return self.former[path]
        section = self.former.get(SectionPath(path.section))
        if section and not section.subsection:
            return SectionPath(section.section, path.subsection)
        return path

    def former_anchors(self, section: str) -> Mapping[str, SectionPath]:
        """Return the anchors that a section's pages had once, and what each means now.

        Its pages are the one that it has and those that it, and all it took in, had before.
        """
        own = {
            section,
            *(name.section for name in self.names[SectionPath(section)] if not name.subsection),
        }
        return {
            name.subsection: now
            for name, now in self.former.items()
            if name.subsection and name.section in own
        }

    def find(self, text: str) -> SectionPath:
        """Return the place that a person named: `rlvr`, `rlvr/self-correction`, `self-correction`.

        A name that only a place of the past had finds what it has become. Raises UnknownSection
        with the nearest names.
        """
        wanted = text.strip().strip("/").lower()
        found = list(dict.fromkeys(self._found(wanted)))
        if len(found) == 1:
            return found[0]
        known = [str(path) for path in self.names]
        if found:
            raise UnknownSection(text, list(map(str, found)), known)
        by_last = {name.rpartition("/")[2]: name for name in reversed(known)}
        nearest = difflib.get_close_matches(wanted, [*known, *by_last], n=3, cutoff=0.5)
        nearest = list(dict.fromkeys(by_last.get(name, name) for name in nearest))
        raise UnknownSection(text, nearest[:2], known)

    def _found(self, wanted: str) -> Iterator[SectionPath]:
        """Yield the places of a name: of that in full, else of a subsection's, else of the past."""
        path = SectionPath.parse(wanted)
        if path and path in self.names:
            yield path
            return
        former = [now for name, now in self.former.items() if name == path]
        if found := [*(live for live in self.names if live.subsection == wanted), *former]:
            yield from found
            return
        yield from (now for name, now in self.former.items() if name.subsection == wanted)
