"""Find the lines of the lists that no entry generated."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from synthlit.formats import markdown
from synthlit.formats.markdown.places import Place, places
from synthlit.library.library import Library
from synthlit.model.section import SectionPath
from synthlit.readers.markdown import read
from synthlit.readers.reader import Heading, Item, Parts
from synthlit.settings import Settings

Pages = Mapping[PurePosixPath, str]


@dataclass(frozen=True)
class Typed:
    """A line of a list: what was typed there (or why it cannot be understood), and where."""

    page: PurePosixPath
    first: int
    last: int
    text: str
    section: SectionPath | None = None
    parts: Parts | None = None
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

    A line that an earlier state generated is merely out of date.
    """
    made: set[tuple[object, ...]] = set()
    for state in (library, *before):
        pages = markdown.files(state, current.get)
        kept = {page: text for page, text in pages.items() if page in current}
        made |= {line.same for line in lines(state.settings, kept)}
    return [line for line in lines(library.settings, current) if line.same not in made]


def lines(settings: Settings, pages: Pages) -> list[Typed]:
    """Return the lines of works on the pages, each with the section that it stands in."""
    places_ = places(settings)
    paths = {place: path for path, place in places_.items()}
    found: list[Typed] = []
    for page, text in pages.items():
        sheet = read(text)
        rows = text.splitlines()
        home = next((path for path, place in places_.items() if place.page == page), None)
        home = SectionPath(home.section) if home and page.parent.name else None
        for item in sheet.items:
            if isinstance(item.work, Parts):
                section = _section(settings, paths, page, item.place.headings) or home
                found.append(_line(page, item, item.work, section, rows))
        for problem in sheet.problems:
            row = rows[problem.line - 1].strip() if problem.line <= len(rows) else ""
            found.append(Typed(page, problem.line, problem.line, row, reason=problem.message))
    return sorted(found, key=lambda line: (line.page, line.first))


def _line(
    page: PurePosixPath,
    item: Item,
    parts: Parts,
    section: SectionPath | None,
    rows: Sequence[str],
) -> Typed:
    first, last = item.place.line, item.place.end
    # A note below belongs to the work.
    while last < len(rows) and parts.note and rows[last].lstrip().startswith(">"):
        last += 1
    text = "\n".join(row.strip() for row in rows[first - 1 : last])
    return Typed(page, first, last, text, section, parts)


def _section(
    settings: Settings,
    paths: Mapping[Place, SectionPath],
    page: PurePosixPath,
    headings: Sequence[Heading],
) -> SectionPath | None:
    """Return the section of the nearest heading that is one's, on its own page or the front one."""
    for heading in reversed(headings):
        for anchor in heading.anchors:
            if found := paths.get(Place(page, anchor)):
                return found
        for section in settings.sections:
            if heading.text == section.title:
                return section.path
    return None
