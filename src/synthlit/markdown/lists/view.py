"""A library as its Markdown pages show it: the works of a place, their count, their file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from synthlit.library import layout
from synthlit.library.library import Work, newest_first
from synthlit.markdown.anchors import anchor as anchor_of
from synthlit.markdown.escape import escape, owner_text
from synthlit.markdown.lists.legacy_anchors import former_anchors, moved, title_of
from synthlit.markdown.lists.line import full_line, short_link
from synthlit.markdown.lists.placement import Arrangement
from synthlit.markdown.lists.targets import UNPLACED, LinkTarget, link
from synthlit.model.citekey import is_portable
from synthlit.model.section import SectionPath
from synthlit.model.web_address import address
from synthlit.settings import Section, Settings

_NEWEST = 3
_NOTHING = "*No works yet.*"


@dataclass(frozen=True)
class View:
    """Works by place, where each place is found, and whether `.bib` files lie beside the pages.

    A work that is listed at a place and stands at none of these stands at the former in full.
    """

    settings: Settings
    arrangement: Arrangement
    places: Mapping[SectionPath, LinkTarget]
    with_bib: bool = False

    def section(self, section: Section, page: PurePosixPath, level: int) -> Iterator[str]:
        """Yield the blocks that show a section in full, but for its own heading."""
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
        """Yield the blocks that show a subsection in full, but for its heading."""
        if description.strip():
            yield f"> {owner_text(description)}"
        yield from self._summary(path, page)
        yield from list(self._works(path, page)) or [_NOTHING]

    def overview(self, section: Section, page: PurePosixPath) -> Iterator[str]:
        """Yield the blocks that show what a section holds, but for its heading."""
        yield from self.focus(section)
        works = self.arrangement.within(section.path)
        if section.subsections:
            yield "\n".join(self._contents(section, page))
        if works:
            newest = (
                short_link(work.entry, address(work.entry, self.settings.list.link))
                for work in works[:_NEWEST]
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
            number = len(self.arrangement.full(path))
            yield f"- [**{title}**]({self.places[path].link_from(page)}) ({number})"
            if subsection.description.strip():
                yield f"  > {owner_text(subsection.description)}"

    def _works(self, path: SectionPath, page: PurePosixPath) -> Iterator[str]:
        """Yield the works of a place as a list, and those that stand elsewhere as a line."""
        if full := self._in_full(path):
            yield "\n".join(self._line(work) for work in full)
        elsewhere = [
            short_link(work.entry, place.link_from(page))
            for work in self.arrangement.cross(path)
            if (place := self._place_of(work))
        ]
        if elsewhere:
            yield f"See also: {', '.join(elsewhere)}."

    def _in_full(self, path: SectionPath) -> list[Work]:
        """Return the works whose full lines stand at a place."""
        strays = [work for work in self.arrangement.cross(path) if not self._place_of(work)]
        return newest_first([*self.arrangement.full(path), *strays])

    def _line(self, work: Work) -> str:
        linked = self.arrangement.is_crossed(work) and is_portable(work.key)
        return full_line(work.entry, self.settings.list.link, work.key if linked else "")

    def _place_of(self, work: Work) -> LinkTarget | None:
        """Return where a work's line is found: by its key or, where that is no anchor, nearby."""
        home = self.arrangement.home(work)
        place = self.places.get(home) if home else None
        return LinkTarget(place.page, work.key) if place and is_portable(work.key) else place

    def _summary(
        self, path: SectionPath, page: PurePosixPath, *inner: SectionPath
    ) -> Iterator[str]:
        """Yield how many works a place and those inside it show, if any."""
        if works := {work.path for part in (path, *inner) for work in self._in_full(part)}:
            yield self._with_bib(_count(len(works)), path, page)

    def _with_bib(self, text: str, path: SectionPath, page: PurePosixPath) -> str:
        if not self.with_bib:
            return text
        return f"{text} · [BibTeX]({link(page, layout.bib_file(self.settings, path))})"


def heading(title: str, level: int, names: Iterable[str] = ()) -> Iterator[str]:
    """Yield a heading, with anchors before it for the names that GitHub does not give it."""
    yield from anchors(name for name in names if name and name != anchor_of(title))
    yield f"{'#' * level} {escape(title, parentheses=False)}"


def anchors(names: Iterable[str]) -> Iterator[str]:
    """Yield a block that links to any of the names lead to, if there is one."""
    if block := "".join(f'<a id="{name}"></a>' for name in names):
        yield block


def _count(number: int) -> str:
    """Return a number of works in words."""
    return f"{number} work" if number == 1 else f"{number} works"
