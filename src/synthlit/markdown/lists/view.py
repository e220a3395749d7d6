"""Write the blocks of Markdown that show sections, subsections and their works."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from synthlit.library import layout
from synthlit.library.library import Work, newest_first
from synthlit.markdown.anchors import anchor as anchor_of
from synthlit.markdown.escape import escape, owner_text
from synthlit.markdown.lists.legacy_anchors import former_anchors, moved, title_of
from synthlit.markdown.lists.line import full_line, short_link
from synthlit.markdown.lists.placement import Placement
from synthlit.markdown.lists.targets import UNPLACED, LinkTarget, link
from synthlit.model.citekey import is_portable
from synthlit.model.section import SectionPath
from synthlit.model.web_address import address
from synthlit.settings import Section, Settings

NEWEST = 3
_NOTHING = "*No works yet.*"


@dataclass(frozen=True)
class View:
    """The placement of works, the link target of each place, and whether `.bib` files are linked.

    `former` are the works that the `.bib` file of former keys has.

    A cross-reference to a work whose own place is not among these shows the work in full.
    """

    settings: Settings
    placement: Placement
    places: Mapping[SectionPath, LinkTarget]
    with_bib: bool = False
    former: frozenset[PurePosixPath] = frozenset()

    def section(self, section: Section, page: PurePosixPath, level: int) -> Iterator[str]:
        """Yield the blocks that show a section in full, without its heading."""
        if section.folder:
            yield from anchors(former_anchors(self.settings, section.path))
        yield from self.focus(section)
        inner = [SectionPath(section.slug, subsection.slug) for subsection in section.subsections]
        yield from self._summary(section.path, page, *inner)
        own = list(self._works(section.path, page))
        if not section.subsections:
            yield from own or [_NOTHING]
        for subsection in section.subsections:
            path = SectionPath(section.slug, subsection.slug)
            names = [self.places[path].anchor, *former_anchors(self.settings, path)]
            yield from heading(subsection.title, level, names)
            yield from self.subsection(path, subsection.description, page)
        if own and section.subsections:
            yield from heading(UNPLACED, level, [self.places[section.path].anchor])
            yield from own
        for path, former in moved(self.settings, section).items():
            if path in self.places and self.places[path].page != page:
                yield from anchors(former)
                yield f"Now elsewhere: {self.place(path, page)}."

    def subsection(self, path: SectionPath, description: str, page: PurePosixPath) -> Iterator[str]:
        """Yield the blocks that show a subsection in full, without its heading."""
        if description.strip():
            yield f"> {owner_text(description)}"
        yield from self._summary(path, page)
        yield from list(self._works(path, page)) or [_NOTHING]

    def overview(self, section: Section, page: PurePosixPath) -> Iterator[str]:
        """Yield the blocks of a section's overview, without its heading."""
        yield from self.focus(section)
        works = self.placement.within(section.path)
        if section.subsections:
            yield "\n".join(self._contents(section, page))
        if works:
            newest = (
                short_link(work.entry, address(work.entry, self.settings.list.link))
                for work in works[:NEWEST]
            )
            yield f"Newest: {', '.join(newest)}."
        target = link(page, layout.section_page(section))
        if works:
            yield self._with_bib(f"[{_count(len(works))}]({target})", section.path, page)
        else:
            yield f"[No works yet]({target})"

    def focus(self, section: Section) -> Iterator[str]:
        """Yield a section's focus as a line in italics."""
        if section.focus.strip():
            yield f"*{'Focus: ' if section.folder else ''}{owner_text(section.focus)}*"

    def place(self, path: SectionPath, page: PurePosixPath) -> str:
        """Return a section's or subsection's title, linked."""
        title = escape(title_of(self.settings, path), parentheses=False)
        place = self.places[path]
        if not path.subsection and self.settings.section(path.section).folder:
            place = LinkTarget(place.page)
        return f"[{title}]({place.link_from(page)})"

    def _contents(self, section: Section, page: PurePosixPath) -> Iterator[str]:
        for subsection in section.subsections:
            path = SectionPath(section.slug, subsection.slug)
            title = escape(subsection.title, parentheses=False)
            number = len(self.placement.full(path))
            yield f"- [**{title}**]({self.places[path].link_from(page)}) ({number})"
            if subsection.description.strip():
                yield f"  > {owner_text(subsection.description)}"

    def _works(self, path: SectionPath, page: PurePosixPath) -> Iterator[str]:
        """Yield the works of a place as a list, and cross-references in one line."""
        if full := self._in_full(path):
            yield "\n".join(self._line(work) for work in full)
        elsewhere = [
            short_link(work.entry, place.link_from(page))
            for work in self.placement.cross(path)
            if (place := self.place_of(work))
        ]
        if elsewhere:
            yield f"See also: {', '.join(elsewhere)}."

    def _in_full(self, path: SectionPath) -> list[Work]:
        """Return the works that a place lists in full."""
        strays = [work for work in self.placement.cross(path) if not self.place_of(work)]
        return newest_first([*self.placement.full(path), *strays])

    def _line(self, work: Work) -> str:
        linked = self.placement.is_crossed(work) and is_portable(work.key)
        return full_line(work.entry, self.settings.list.link, work.key if linked else "")

    def place_of(self, work: Work) -> LinkTarget | None:
        """Return the target of a work's line: its key, or its place for other keys."""
        home = self.placement.home(work)
        place = self.places.get(home) if home else None
        return LinkTarget(place.page, work.key) if place and is_portable(work.key) else place

    def _summary(
        self, path: SectionPath, page: PurePosixPath, *inner: SectionPath
    ) -> Iterator[str]:
        """Yield the number of works in a place and those inside it, if there are any."""
        if works := {work.path for part in (path, *inner) for work in self._in_full(part)}:
            yield self._with_bib(_count(len(works)), path, page)

    def _with_bib(self, text: str, path: SectionPath, page: PurePosixPath) -> str:
        if not self.with_bib:
            return text
        text += f" · [BibTeX]({link(page, layout.bib_file(self.settings, path))})"
        if self.former.isdisjoint(work.path for work in self.placement.within(path)):
            return text
        return f"{text} · [former keys]({link(page, layout.former_keys_file(self.settings))})"


def heading(title: str, level: int, names: Iterable[str] = ()) -> Iterator[str]:
    """Yield a heading, and before it anchors for the names other than its own anchor."""
    yield from anchors(name for name in names if name and name != anchor_of(title))
    yield f"{'#' * level} {escape(title, parentheses=False)}"


def anchors(names: Iterable[str]) -> Iterator[str]:
    """Yield a block with an anchor for each of the names, if there are any."""
    if block := "".join(f'<a id="{name}"></a>' for name in names):
        yield block


def _count(number: int) -> str:
    """Return a number of works as text."""
    return f"{number} work" if number == 1 else f"{number} works"
