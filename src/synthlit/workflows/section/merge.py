"""Give sections or subsections up: their works and names go to another place."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from synthlit.errors import SynthlitError
from synthlit.library import layout
from synthlit.model.section import SectionPath
from synthlit.workflows.section.document import Document, Node
from synthlit.workflows.section.operation import Before, Step


@dataclass(frozen=True)
class Merge:
    """Sections or subsections, what takes them in, and what their subsections become there.

    `mapping` gives a subsection's slug in the section that takes it in; where that has one of the
    slug, the two become one.
    """

    places: tuple[str, ...]
    into: str
    mapping: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, before: Before) -> Step:
        """Return the settings without the places, whose names mean the other now."""
        into = before.settings.taxonomy.find(self.into)
        places = list(dict.fromkeys(before.settings.taxonomy.find(text) for text in self.places))
        self._check(before, places, into)
        moves: dict[SectionPath, SectionPath | None] = dict.fromkeys(places, into)
        document = before.document
        for place in places:
            if place.subsection:
                document = document.without(place, keep_comments=True)
            else:
                document = self._section(before, document, place, into, moves)
        return Step(document, moves)

    def _check(self, before: Before, places: list[SectionPath], into: SectionPath) -> None:
        for place in places:
            if into.within(place):
                itself = "itself" if into == place else f"{into}, which is a part of it"
                raise SynthlitError(
                    f"{place} cannot be merged into {itself}",
                    "name another place for --into",
                )
            if any(place != other and place.within(other) for other in places):
                raise SynthlitError(
                    f"{place} is in a section that is merged, too", "leave it out: it goes with it"
                )
            if into.subsection and _inner(before, place):
                raise SynthlitError(
                    f"{place} has subsections, and {into} is one",
                    f"`synthlit section retire {place} --into {into}` gives them up",
                )
        inner = [path for place in places for path in _inner(before, place)]
        known = {name for path in inner for name in (str(path), path.subsection)}
        for name in self.mapping:
            if name not in known:
                raise SynthlitError(
                    f"no subsection {name!r} goes over", "correct the name before = in --map"
                )

    def _section(
        self,
        before: Before,
        document: Document,
        place: SectionPath,
        into: SectionPath,
        moves: dict[SectionPath, SectionPath | None],
    ) -> Document:
        """Return the document with a section's subsections in another, and without the section."""
        left: list[str] = []
        node = document.sections[place.section]
        for table in node.inner:
            path = SectionPath(place.section, table.slug)
            chosen = self.mapping.get(str(path)) or self.mapping.get(table.slug, "")
            new = SectionPath(into.section, chosen or table.slug)
            moves[path] = new
            target = document.sections[into.section]
            if new.subsection not in target.slugs:
                before.refuse_taken(new)
                going = table.revised({"slug": new.subsection})
                document = document.replaced(target, target.with_(going, None))
            elif chosen:
                left.append(table.slug)
            else:
                raise SynthlitError(
                    f"{place} and {into} both have a subsection {table.slug}",
                    f"--map {table.slug}={table.slug} makes them one, --map {table.slug}=SLUG "
                    "lets it go over under another slug",
                )
        rest = Node(node.own, tuple(table for table in node.inner if table.slug in left))
        document = document.replaced(node, rest)
        return document.without(place, keep_comments=True)


def _inner(before: Before, place: SectionPath) -> list[SectionPath]:
    """Return the subsections of a place."""
    return [path for path in before.settings.paths() if path != place and path.within(place)]


@dataclass(frozen=True)
class Retire:
    """A place, and the one that takes its works and names, if one does."""

    place: str
    into: str = ""

    def __call__(self, before: Before) -> Step:
        """Return the settings without the place.

        A subsection that holds nothing leaves its names to its section.
        """
        old = before.settings.taxonomy.find(self.place)
        into = before.settings.taxonomy.find(self.into) if self.into else None
        if into and into.within(old):
            raise SynthlitError(f"{into} goes with {old}", "name a place that stays with --into")
        if len(before.document.sections) == 1 and not old.subsection:
            raise SynthlitError("a list has at least one section", "add another one first")
        if into is None:
            self._check_empty(before, old)
            into = SectionPath(old.section) if old.subsection else None
        gone = [path for path in before.settings.paths() if path.within(old)]
        document = before.document.without(old, keep_comments=True)
        return Step(document, dict.fromkeys(gone, into))

    def _check_empty(self, before: Before, old: SectionPath) -> None:
        library = before.library
        paths = [file.path for files in (library.works, library.unreadable) for file in files]
        filed = sum(before.place_of(path).within(old) for path in paths)
        listed = sum(
            any(before.settings.taxonomy.current(path).within(old) for path in work.entry.also)
            for work in before.library.works
        )
        reasons = [f"{_works(filed)} filed in it"] if filed else []
        reasons += [f"{_works(listed)} also listed in it"] if listed else []
        if reasons:
            raise SynthlitError(
                f"{old} cannot be retired: {' and '.join(reasons)}",
                "--into SECTION gives them to another; `synthlit move KEY SECTION` moves one",
            )
        section = before.settings.section(old.section)
        page = layout.section_page(section)
        known: list[object] = [page] if section.folder and before.text(page) is not None else []
        known += [*section.former_folders, *section.aliases]
        if known and not old.subsection:
            raise SynthlitError(
                f"{old} cannot be retired: what refers to {known[0]} would lead nowhere",
                "name with --into where it leads",
            )


def _works(number: int) -> str:
    return "1 work is" if number == 1 else f"{number} works are"
