"""Remove sections or subsections: another one takes their works and names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from synthlit.errors import SynthlitError
from synthlit.library import layout
from synthlit.model.section import SectionPath
from synthlit.workflows.section.operation import Before, Step


@dataclass(frozen=True)
class Merge:
    """Sections or subsections, the one into which they are merged, and new slugs of subsections.

    `mapping` gives a subsection's slug in the section into which it goes; if that section has a
    subsection of the slug, the two become one.
    """

    places: tuple[str, ...]
    into: str
    mapping: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, before: Before) -> Step:
        """Return the settings without the places, whose names mean the other one now."""
        into = before.settings.place(self.into)
        places = list(dict.fromkeys(before.settings.place(text) for text in self.places))
        self._check(before, places, into)
        moves: dict[SectionPath, SectionPath | None] = dict.fromkeys(places, into)
        document = before.document
        for place in places:
            for path in _inner(before, place):
                chosen = self.mapping.get(str(path)) or self.mapping.get(path.subsection, "")
                moves[path] = new = SectionPath(into.section, chosen or path.subsection)
                if new not in document.tables:
                    before.free_path(new)
                    document = document.moved(path, new)
                elif not chosen:
                    slug = path.subsection
                    raise SynthlitError(
                        f"{place} and {into} both have a subsection {slug}",
                        f"give --map {slug}={slug} to make them one, or --map {slug}=SLUG for "
                        "another slug",
                    )
            document = document.without(place)
        return Step(document, moves)

    def _check(self, before: Before, places: Sequence[SectionPath], into: SectionPath) -> None:
        for place in places:
            if into.within(place):
                itself = "itself" if into == place else f"{into}, which is a part of it"
                raise SynthlitError(
                    f"{place} cannot be merged into {itself}", "name another section as INTO"
                )
            if any(place != other and place.within(other) for other in places):
                raise SynthlitError(
                    f"{place} is in a section that is also merged", f"do not name {place}"
                )
            if into.subsection and _inner(before, place):
                raise SynthlitError(
                    f"{place} has subsections and cannot become part of a subsection",
                    f"run `synthlit section retire {place} --into {into}` to remove them",
                )
        inner = [path for place in places for path in _inner(before, place)]
        known = {name for path in inner for name in (str(path), path.subsection)}
        for name in self.mapping:
            if name not in known:
                raise SynthlitError(
                    f"there is no subsection {name!r} to merge", "correct the OLD of --map OLD=NEW"
                )


def _inner(before: Before, place: SectionPath) -> list[SectionPath]:
    """Return the subsections of a section."""
    return [path for path in before.paths if path != place and path.within(place)]


@dataclass(frozen=True)
class Retire:
    """A section or subsection to remove, and the one that takes its works and names, if any."""

    place: str
    into: str = ""

    def __call__(self, before: Before) -> Step:
        """Return the settings without the place.

        The names of an empty subsection go to its section.
        """
        old = before.settings.place(self.place)
        into = before.settings.place(self.into) if self.into else None
        if into and into.within(old):
            raise SynthlitError(
                f"{into} is removed with {old}", "name with --into a section that stays"
            )
        if len(before.settings.sections) == 1 and not old.subsection:
            raise SynthlitError("a list has at least one section", "add another one first")
        if into is None:
            self._check_empty(before, old)
            into = SectionPath(old.section) if old.subsection else None
        return Step(before.document.without(old), dict.fromkeys([old, *_inner(before, old)], into))

    def _check_empty(self, before: Before, old: SectionPath) -> None:
        library = before.library
        files = [work.path for work in library.works]
        files += [file.path for file in library.unreadable]
        filed = sum(before.place_of(file).within(old) for file in files)
        listed = sum(
            any(before.settings.current(path).within(old) for path in work.entry.also)
            for work in library.works
        )
        reasons = [f"{_works(filed)} filed in it"] if filed else []
        reasons += [f"{_works(listed)} also listed in it"] if listed else []
        if reasons:
            raise SynthlitError(
                f"{old} cannot be retired: {' and '.join(reasons)}",
                "name with --into the section that takes them, or move each with "
                "`synthlit move KEY SECTION`",
            )
        section = before.settings.section(old.section)
        page = layout.section_page(section)
        known: list[object] = [page] if section.folder and before.text(page) is not None else []
        known += [*section.former_folders, *section.aliases]
        if known and not old.subsection:
            raise SynthlitError(
                f"{old} cannot be retired: links to {known[0]} would break",
                "name with --into the section to which they lead",
            )


def _works(number: int) -> str:
    return "1 work is" if number == 1 else f"{number} works are"
