"""Find the lines of the lists that no entry generated."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from synthlit.errors import MissingMarkers
from synthlit.library.candidates import PaperFacts
from synthlit.library.library import Library
from synthlit.markdown import document, regions
from synthlit.markdown.papers import read
from synthlit.markdown.papers.page import read_candidates
from synthlit.model.section import SectionPath
from synthlit.workflows.absorb.headings import SectionHeadings
from synthlit.workflows.absorb.identity import Works
from synthlit.workflows.absorb.raw import GeneratedPage, RawPage, generate

Pages = Mapping[PurePosixPath, str]

# Lines in which the list names works in passing.
_SUMMARIES = ("Newest: ", "See also: ")
_UNREAD = "it cannot be read as the line of a work"


@dataclass(frozen=True)
class PageLine:
    """A line of a list: its facts of a work, or why it cannot be understood, and where it is."""

    page: PurePosixPath
    numbers: range
    section: SectionPath | None = None
    facts: PaperFacts | None = None
    reason: str = ""

    @property
    def where(self) -> str:
        """The page and the number of the first line."""
        return f"{self.page}:{self.numbers.start}"


@dataclass(frozen=True)
class Lists:
    """The handwritten lines, and the first lines of the generated items that are in place."""

    handwritten: tuple[PageLine, ...]
    in_place: frozenset[str]


def read_lists(states: Sequence[Library], pages: Pages) -> Lists:
    """Compare the lists with what a library generates, now (the first state) and before.

    A line that an earlier state generated is merely out of date; outside of the markers, a line
    under no section's heading is prose. Raises BrokenMarkers and MissingMarkers.
    """
    generated = generate(states, pages)
    headings = SectionHeadings(states[0].settings)
    works = [Works(state) for state in states]
    handwritten: list[PageLine] = []
    in_place: set[str] = set()
    for path in sorted(pages):
        page = RawPage(pages[path].removeprefix("\ufeff"))
        in_place.update(x.text.partition("\n")[0] for x in generated[path].in_place(page))
        if page.text not in generated[path].texts:
            reading = _PageReading(path, page, generated[path], headings, works)
            handwritten += reading.handwritten()
            in_place.update(page.lines[x.numbers.start - 1] for x in reading.generated)
    return Lists(tuple(handwritten), frozenset(in_place))


class _PageReading:
    """A page, of which only what was not generated in its place is parsed."""

    def __init__(
        self,
        path: PurePosixPath,
        page: RawPage,
        generated: GeneratedPage,
        headings: SectionHeadings,
        works: Sequence[Works],
    ) -> None:
        self._path = path
        self._page = page
        self._generated = generated
        self._works = works
        self._blocks = {block.numbers.start: block for block in page.blocks}
        parsed = document.read(path, generated.remainder(page))
        self._region = _list_region(parsed)
        self._found = read_candidates(parsed)
        self._section_at = headings.on(path, self._found.headings)
        self._read = list(self._parsed_lines())
        self.generated = [line for line in self._read if self._is_generated(line)]

    def handwritten(self) -> list[PageLine]:
        """Return the lines of sections, and all between the markers, that were not generated."""
        blocks = self._generated.in_place(self._page)
        known = [line.numbers for line in self._read] + [block.numbers for block in blocks]
        seen = {number for numbers in known for number in numbers}
        unread = self._unread(number for number in self._region if number not in seen)
        generated = {line.numbers for line in self.generated}
        found = (line for line in (*self._read, *unread) if line.numbers not in generated)
        kept = (line for line in found if line.section or line.numbers.start in self._region)
        return sorted(kept, key=lambda line: line.numbers.start)

    def _parsed_lines(self) -> Iterator[PageLine]:
        """Yield the lines of works that were parsed, and those that could not be understood."""
        for item in self._found.items:
            if isinstance(item.work, PaperFacts):
                first, end = item.position.line, item.position.end + 1
                # A note below belongs to the work.
                while item.work.note and self._page.joined(range(end, end + 1)).startswith(">"):
                    end += 1
                yield PageLine(self._path, range(first, end), self._section_at(first), item.work)
        for problem in self._found.problems:
            yield self._line(problem.line, None, problem.message)

    def _unread(self, numbers: Iterator[int]) -> Iterator[PageLine]:
        """Yield lines that an export would drop: no works, or joined by Markdown to those above."""
        for number in numbers:
            line = self._page.lines[number - 1].strip()
            if not line or line.startswith(_SUMMARIES) or self._generated.has_line(line):
                continue
            found = read(f"{line}\n")
            works = [item.work for item in found.items if isinstance(item.work, PaperFacts)]
            if len(works) == 1 and works[0].identifiers:
                yield self._line(number, works[0])
            else:
                yield self._line(number, None, next((p.message for p in found.problems), _UNREAD))

    def _line(self, number: int, facts: PaperFacts | None, reason: str = "") -> PageLine:
        section = self._section_at(number)
        return PageLine(self._path, range(number, number + 1), section, facts, reason)

    def _is_generated(self, line: PageLine) -> bool:
        """Return whether a line is as it was generated, in a section that lists its work."""
        if line.facts is None:
            return self._generated.has_line(self._page.joined(line.numbers))
        text = self._page.joined(line.numbers)
        block = self._blocks.get(line.numbers.start)
        if (
            block
            and block.numbers.stop >= line.numbers.stop
            and block.text in self._generated.blocks
        ):
            text = block.text
        headings = self._generated.blocks.get(text, ())
        if not headings or (block and block.headings in headings):
            return bool(headings)
        # Under a heading that was edited, say.
        found = (works.find(line.facts) for works in self._works)
        return any(line.section in work.sections for work in found if work)


def _list_region(parsed: document.MarkdownDocument) -> range:
    """Return the numbers of the lines between the markers of the list."""
    region = regions.find_in(parsed).get(regions.LIST)
    if region is None:
        raise MissingMarkers(str(parsed.path), regions.LIST)
    return range(*(parsed.source.position(edge)[0] for edge in (region.start, region.end)))
