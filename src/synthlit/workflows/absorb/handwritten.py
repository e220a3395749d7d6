"""Find the lines of the lists that no entry generated."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from synthlit.formats import md
from synthlit.library import layout
from synthlit.library.candidates import Candidate, HeadingAbove, PaperFacts
from synthlit.library.library import Library
from synthlit.markdown import regions
from synthlit.markdown.lists.targets import LinkTarget, places
from synthlit.markdown.papers import read
from synthlit.model.section import SectionPath
from synthlit.settings import Settings

Pages = Mapping[PurePosixPath, str]

_ITEM = re.compile(r"(?:[-*+]|\d+[.)])\s")
_TYPED = re.compile(rf"{_ITEM.pattern}|.*://")
_RELATIVE = re.compile(r"\]\((?:\.{1,2}/|#)")
# Lines in which the list names works in passing.
_SUMMARIES = ("Newest: ", "See also: ")
_UNREAD = "it cannot be read as the line of a work"


@dataclass(frozen=True)
class Typed:
    """A line of a list: what was typed there (or why it cannot be understood), and where."""

    page: PurePosixPath
    first: int
    last: int
    text: str
    section: SectionPath | None = None
    parts: PaperFacts | None = None
    reason: str = ""

    @property
    def where(self) -> str:
        """The place as people name it."""
        return f"{self.page}:{self.first}"

    @property
    def same(self) -> tuple[object, ...]:
        """What makes two lines the same: the page, the section and the text."""
        return self.page, self.section, self.text


def by_hand(library: Library, before: Iterable[Library], current: Pages) -> list[Typed]:
    """Return the lines that neither the library nor any earlier state of it generates.

    A line that an earlier state generated is merely out of date; one that stands under no section's
    heading is prose.
    """
    made: set[tuple[object, ...]] = set()
    rows: set[str] = set()
    for state in (library, *before):
        # Made from nothing, so that no text by hand is among it.
        pages = md.files(state, lambda _: None)
        kept = {page: text for page, text in pages.items() if page in current}
        made |= {line.same for line in lines(state.settings, kept)}
        rows |= {row.strip() for text in kept.values() for row in text.splitlines()}
    standing = lines(library.settings, current)
    hand = [line for line in standing if line.section and line.same not in made]
    return sorted((*hand, *_swallowed(library.settings, current, standing, rows)), key=_order)


def lines(settings: Settings, pages: Pages) -> list[Typed]:
    """Return the lines of works on the pages, each with the section that it stands in."""
    found: list[Typed] = []
    for page, text in pages.items():
        sheet = read(text)
        rows = text.splitlines()
        for item in sheet.items:
            if isinstance(item.work, PaperFacts):
                section = section_of(settings, page, item.place.headings)
                found.append(_line(page, item, item.work, section, rows))
        for problem in sheet.problems:
            row = rows[problem.line - 1].strip() if problem.line <= len(rows) else ""
            section = section_of(settings, page, _above(sheet.headings, problem.line))
            number, reason = problem.line, problem.message
            found.append(Typed(page, number, number, row, section, reason=reason))
    return sorted(found, key=_order)


def _order(line: Typed) -> tuple[PurePosixPath, int]:
    return line.page, line.first


def _swallowed(
    settings: Settings, pages: Pages, standing: Iterable[Typed], made: Container[str]
) -> Iterator[Typed]:
    """Yield lines that would be lost: joined by Markdown to the line above, or no work at all.

    The lines of a section's own summary, which count and link its works, are none of these.
    """
    seen = {(line.page, row) for line in standing for row in range(line.first, line.last + 1)}
    for page, text in pages.items():
        new = [
            (number, row)
            for number, row in _list_rows(page, text)
            if row not in made and (page, number) not in seen and _TYPED.match(row)
        ]
        headings = read(text).headings if new else ()
        for number, row in new:
            section = section_of(settings, page, _above(headings, number))
            works = [item.work for item in read(f"{row}\n").items]
            parts = works[0] if len(works) == 1 and isinstance(works[0], PaperFacts) else None
            if parts and parts.identifiers:
                yield Typed(page, number, number, row, section, parts)
            elif _ITEM.match(row) and not _RELATIVE.search(row):
                yield Typed(page, number, number, row, section, reason=_UNREAD)


def _list_rows(page: PurePosixPath, text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a page's generated list with their numbers."""
    region = regions.find(page, text).get(regions.LIST)
    position = 0
    for number, row in enumerate(text.splitlines(keepends=True), 1):
        inside = region and region.start <= position < region.end and row.strip()
        if inside and not row.startswith(_SUMMARIES):
            yield number, row.strip()
        position += len(row)


def _above(headings: Iterable[HeadingAbove], line: int) -> list[HeadingAbove]:
    """Return the headings that a line stands under, the outermost first."""
    above: list[HeadingAbove] = []
    for heading in headings:
        if heading.line < line:
            above = [outer for outer in above if outer.level < heading.level] + [heading]
    return above


def _line(
    page: PurePosixPath,
    item: Candidate,
    parts: PaperFacts,
    section: SectionPath | None,
    rows: Sequence[str],
) -> Typed:
    first, last = item.place.line, item.place.end
    # A note below belongs to the work.
    while last < len(rows) and parts.note and rows[last].lstrip().startswith(">"):
        last += 1
    text = "\n".join(row.strip() for row in rows[first - 1 : last])
    return Typed(page, first, last, text, section, parts)


def section_of(
    settings: Settings, page: PurePosixPath, headings: Sequence[HeadingAbove]
) -> SectionPath | None:
    """Return the section of the nearest heading that is one's, on its own page or the front one.

    On a section's own page, what stands under no such heading belongs to the section itself.
    """
    where = places(settings)
    paths = {place: path for path, place in where.items()}
    for heading in reversed(headings):
        for anchor in heading.anchors:
            if found := paths.get(LinkTarget(page, anchor)):
                return found
        for section in settings.sections:
            if heading.text == section.title:
                return section.path
            for subsection in section.subsections:
                if heading.text == subsection.title and page == layout.section_page(section):
                    return SectionPath(section.slug, subsection.slug)
    folder = next(
        (s for s in settings.sections if s.folder and layout.section_page(s) == page), None
    )
    return folder.path if folder else None
