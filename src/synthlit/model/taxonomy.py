"""The sections and subsections of a list, with their former names."""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from synthlit.errors import UnknownSection
from synthlit.model.section import SectionPath


@dataclass(frozen=True)
class Taxonomy:
    """Every section and subsection in the list's order, with its former names in full."""

    names: Mapping[SectionPath, tuple[SectionPath, ...]]

    @cached_property
    def former(self) -> Mapping[SectionPath, SectionPath]:
        """The present path for each former name.

        A section's former name also applies to its subsections: if `math` was `logic`,
        `logic/proofs` is `math/proofs`, unless another subsection had that very name.

        Raises ValueError for a former name that is in use, or that two paths claim.
        """
        found: dict[SectionPath, SectionPath] = {}
        for path, names in self.names.items():
            for name in names:
                if name in self.names:
                    raise ValueError(f"{path} cannot have been {name}, which is in the list")
                if found.setdefault(name, path) != path:
                    raise ValueError(f"{found[name]} and {path} cannot both have been {name}")
        for path in self.names:
            for section in self.names.get(SectionPath(path.section), ()):
                if path.subsection and not section.subsection:
                    found.setdefault(SectionPath(section.section, path.subsection), path)
        return found

    def current(self, path: SectionPath) -> SectionPath:
        """Return the present path for a path; a path that is in use, or unknown, is unchanged."""
        if path in self.names:
            return path
        if path in self.former:
            return self.former[path]
        section = self.former.get(SectionPath(path.section))
        if section and not section.subsection:
            return SectionPath(section.section, path.subsection)
        return path

    def former_anchors(self, section: str) -> Mapping[str, SectionPath]:
        """Return the former anchors on a section's pages, with the present path of each.

        Its pages include those of its former names, and of sections that were merged into it.
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
        """Return the path that a person named: `rlvr`, `rlvr/self-correction`, `self-correction`.

        A former name finds the present path. Raises UnknownSection with the nearest names.
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
        """Yield the paths with a name in full, else with it as a subsection's or a former name."""
        path = SectionPath.parse(wanted)
        if path and path in self.names:
            yield path
            return
        former = [now for name, now in self.former.items() if name == path]
        if found := [*(live for live in self.names if live.subsection == wanted), *former]:
            yield from found
            return
        yield from (now for name, now in self.former.items() if name.subsection == wanted)
