"""Find the lines of the lists that no entry generated."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from synthlit.errors import MissingMarkers
from synthlit.library.candidates import PaperFacts
from synthlit.library.library import Library
from synthlit.markdown import document, regions
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.lists.page import is_fingerprint
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
    section: SectionPath | None
    facts: PaperFacts | None
    reason: str = ""

    @property
    def where(self) -> str:
        """The page and the number of the first line."""
        return f"{self.page}:{self.numbers.start}"


@dataclass(frozen=True)
class Lists:
    """The handwritten lines, and the text of all other lines."""

    handwritten: Sequence[PageLine]
    others: frozenset[str]


def read_lists(states: Sequence[Library], pages: Pages) -> Lists:
    """Compare the lists with what a library generates, now (the first state) and before.

    A line that an earlier state generated is merely out of date; outside of the markers, a line
    under no section's heading is prose. Raises BrokenMarkers and MissingMarkers.
    """
    generated = generate(states, pages)
    headings = SectionHeadings(states[0].settings)
    works = [Works(state) for state in states]
    handwritten: list[PageLine] = []
    others: set[str] = set()
    for path in sorted(pages):
        page = RawPage(pages[path].removeprefix("\ufeff"))
        found: list[PageLine] = []
        if page.text not in generated[path].texts:
            parsed = document.read(path, generated[path].remainder(page))
            found = _PageReading(page, generated[path], parsed, headings, works).handwritten()
        taken = {number for line in found for number in line.numbers}
        others.update(line for number, line in enumerate(page.lines, 1) if number not in taken)
        handwritten += found
    return Lists(handwritten, frozenset(others))


class _PageReading:
    """A page, of which only what was not generated in its place is parsed."""

    def __init__(
        self,
        page: RawPage,
        generated: GeneratedPage,
        parsed: MarkdownDocument,
        headings: SectionHeadings,
        works: Sequence[Works],
    ) -> None:
        self._page, self._generated, self._parsed, self._works = page, generated, parsed, works
        self._blocks = {block.numbers.start: block for block in page.blocks}
        self._found = read_candidates(parsed)
        self._section_at = headings.on(parsed.path, self._found.headings)

    def handwritten(self) -> list[PageLine]:
        """Return the lines of sections, and all between the markers, that were not generated."""
        region = regions.find_in(self._parsed).get(regions.LIST)
        if region is None:
            raise MissingMarkers(str(self._parsed.path), regions.LIST)
        position = self._parsed.source.position
        inside = range(position(region.start)[0], position(region.end)[0])
        lines = list(self._papers())
        seen = {number for line in lines for number in line.numbers}
        seen |= {n for block in self._generated.in_place(self._page) for n in block.numbers}
        unread = self._unread(number for number in inside if number not in seen)
        new = (*(line for line in lines if not self._is_generated(line)), *unread)
        kept = (line for line in new if line.section or line.numbers.start in inside)
        return sorted(kept, key=lambda line: line.numbers.start)

    def _papers(self) -> Iterator[PageLine]:
        """Yield the lines of works that were parsed, and those that could not be understood."""
        for item in self._found.items:
            if isinstance(item.work, PaperFacts):
                first, end = item.position.line, item.position.end + 1
                # A note below belongs to the work.
                while item.work.note and self._page.joined(range(end, end + 1)).startswith(">"):
                    end += 1
                yield self._line(range(first, end), item.work)
        for problem in self._found.problems:
            yield self._line(range(problem.line, problem.line + 1), None, problem.message)

    def _unread(self, numbers: Iterable[int]) -> Iterator[PageLine]:
        """Yield lines that an export would drop: no works, or joined by Markdown to those above."""
        for number in numbers:
            line = self._page.lines[number - 1].strip()
            if not line or line.startswith(_SUMMARIES) or is_fingerprint(line):
                continue
            if self._generated.has_line(line):
                continue
            found = read(f"{line}\n")
            works = [item.work for item in found.items if isinstance(item.work, PaperFacts)]
            facts = works[0] if len(works) == 1 and works[0].identifiers else None
            reason = found.problems[0].message if found.problems else _UNREAD
            yield self._line(range(number, number + 1), facts, "" if facts else reason)

    def _line(self, numbers: range, facts: PaperFacts | None, reason: str = "") -> PageLine:
        section = self._section_at(numbers.start)
        return PageLine(self._parsed.path, numbers, section, facts, reason)

    def _is_generated(self, line: PageLine) -> bool:
        """Return whether a line is as it was generated, in a section that lists its work."""
        text = self._page.joined(line.numbers)
        if line.facts is None:
            return self._generated.has_line(text)
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
