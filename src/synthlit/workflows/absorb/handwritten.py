"""Find the lines of the lists that no entry generated."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
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
from synthlit.text import Span
from synthlit.workflows.absorb.headings import SectionHeadings
from synthlit.workflows.absorb.identity import Works
from synthlit.workflows.absorb.raw import GeneratedPage, RawPage, generate
from synthlit.workflows.absorb.summaries import Summaries

Pages = Mapping[PurePosixPath, str]

_UNREAD = "it cannot be read as the line of a work"
_UNREAD_MORE = "lines {} to {} cannot be read as lines of works"


@dataclass(frozen=True)
class PageLine:
    """The lines of a work, or others: facts, or why there are none, and where they are.

    `inside` says that they are between the markers of the list, where an export writes; `begins` is
    the text of the first line.
    """

    page: PurePosixPath
    numbers: Sequence[int]
    section: SectionPath | None
    facts: PaperFacts | None
    reason: str = ""
    inside: bool = False
    begins: str = ""

    @property
    def first(self) -> int:
        """The number of the first line."""
        return self.numbers[0]

    @property
    def where(self) -> str:
        """The page and the number of the first line."""
        return f"{self.page}:{self.first}"


@dataclass(frozen=True)
class Lists:
    """The handwritten lines, and the text of all other lines, and of those that begin as generated.

    `generated` are the numbers of those lines of each page, between its markers, that an export
    writes again or would not write any more.
    """

    handwritten: Sequence[PageLine]
    others: frozenset[str]
    generated: Mapping[PurePosixPath, frozenset[int]]


def read_lists(states: Sequence[Library], pages: Pages, committed: Sequence[Pages] = ()) -> Lists:
    """Compare the lists with what a library generates, now (the first state) and before.

    A line that an earlier state generated is merely out of date, and so are those of the committed
    pages that nobody edited; outside of the markers, a line under no section's heading is prose.
    Raises BrokenMarkers and MissingMarkers.
    """
    generated = generate(states, pages, committed)
    headings = SectionHeadings(states[0].settings)
    works = [Works(state) for state in states]
    summaries = Summaries(states)
    handwritten: list[PageLine] = []
    others: set[str] = set()
    known: dict[PurePosixPath, frozenset[int]] = {}
    for path in sorted(pages):
        page = RawPage(pages[path].removeprefix("\ufeff"))
        found: list[PageLine] = []
        if page.text not in generated[path].texts:
            parsed = document.read(path, generated[path].remainder(page))
            reading = _PageReading(page, generated[path], parsed, headings, works, summaries)
            found = reading.handwritten()
            mine = {n for line in found for n in line.numbers if not reading.is_written_again(n)}
            known[path] = frozenset(reading.inside) - mine
        taken = {number for line in found for number in line.numbers}
        others.update(
            line
            for number, line in enumerate(page.lines, 1)
            if number not in taken or line in generated[path].first
        )
        handwritten += found
    return Lists(handwritten, frozenset(others), known)


class _PageReading:
    """A page, of which only what was not generated in its place is parsed."""

    def __init__(
        self,
        page: RawPage,
        generated: GeneratedPage,
        parsed: MarkdownDocument,
        headings: SectionHeadings,
        works: Sequence[Works],
        summaries: Summaries,
    ) -> None:
        self._page, self._generated, self._parsed, self._works = page, generated, parsed, works
        self._summaries = summaries
        self._blocks = {block.numbers.start: block for block in page.blocks}
        self._found = read_candidates(parsed)
        region = regions.find_in(parsed).get(regions.LIST)
        if region is None:
            raise MissingMarkers(str(parsed.path), regions.LIST)
        self.inside = self._lines_of(region)
        self._section_at = headings.on(parsed, self._found.headings)

    def handwritten(self) -> list[PageLine]:
        """Return the lines of sections, and all between the markers, that were not generated."""
        lines = list(self._papers())
        seen = {number for line in lines for number in line.numbers}
        seen |= {n for block in self._generated.in_place(self._page) for n in block.numbers}
        new = [line for line in lines if not self._is_generated(line)]
        new += self._unread(number for number in self.inside if number not in seen)
        kept = (line for line in new if line.section or line.inside)
        return sorted(kept, key=lambda line: line.first)

    def is_written_again(self, number: int) -> bool:
        """Return whether a line begins a work as it was generated, whatever was put below it."""
        return self._page.lines[number - 1].strip() in self._generated.first

    def _lines_of(self, span: Span) -> range:
        position = self._parsed.source.position
        return range(position(span.start)[0], position(span.end)[0])

    def _papers(self) -> Iterator[PageLine]:
        """Yield the lines of works that were parsed, and those that could not be understood."""
        owned: dict[int, list[int]] = {}
        for account in self._found.ledger.lines:
            if account.work is not None:
                owned.setdefault(account.work, []).append(account.line)
        taken = {number for lines in owned.values() for number in lines}
        items = {
            self._parsed.source.position(item.marker_at)[0]: item
            for item in self._parsed.blocks.items
        }
        for index, candidate in enumerate(self._found.items):
            if not isinstance(candidate.work, PaperFacts):
                continue
            line = candidate.position.line
            numbers = {line, *owned.get(index, ())}
            if item := items.get(line):
                # Code, pictures and the like below it, of which nothing was read.
                numbers |= {n for n in self._lines_of(item.span) if n not in taken}
            yield self._line(sorted(self._written(numbers)), candidate.work)
        for problem in self._found.problems:
            if problem.line not in taken:
                yield self._line([problem.line], None, problem.message)

    def _written(self, numbers: Iterable[int]) -> Iterator[int]:
        """Yield those lines that are not empty."""
        return (number for number in numbers if self._page.lines[number - 1].strip())

    def _unread(self, numbers: Iterable[int]) -> Iterator[PageLine]:
        """Yield lines that an export would drop: no works, or joined by Markdown to those above."""
        unknown = (number for number in self._written(numbers) if not self._is_known(number))
        waiting = [self._read_alone(number) for number in unknown]
        for _, group in groupby(enumerate(waiting), lambda each: _run(each[0], each[1])):
            lines = [line for _, line in group]
            numbers = [line.first for line in lines]
            if len(lines) > 1:
                reason = _UNREAD_MORE.format(numbers[0], numbers[-1])
                yield replace(lines[0], numbers=numbers, reason=reason)
            else:
                yield lines[0]

    def _is_known(self, number: int) -> bool:
        line = self._page.lines[number - 1].strip()
        if is_fingerprint(line) or self._is_literal(number):
            return is_fingerprint(line)
        return self._generated.has_line(line) or self._summaries.are_on(line)

    def _is_literal(self, number: int) -> bool:
        """Return whether a line is in code or in a comment, in which there are no works."""
        start = self._parsed.source.line_starts[number - 1]
        line = self._parsed.source.line(number)
        return self._parsed.is_code(start + len(line) - len(line.lstrip()))

    def _read_alone(self, number: int) -> PageLine:
        if self._is_literal(number):
            return self._line([number], None, _UNREAD)
        found = read(f"{self._page.lines[number - 1].strip()}\n")
        works = [item.work for item in found.items if isinstance(item.work, PaperFacts)]
        facts = works[0] if len(works) == 1 and works[0].identifiers else None
        reason = found.problems[0].message if found.problems else _UNREAD
        return self._line([number], facts, "" if facts else reason)

    def _line(self, numbers: Sequence[int], facts: PaperFacts | None, reason: str = "") -> PageLine:
        section = self._section_at(numbers[0])
        inside = numbers[0] in self.inside
        begins = self._page.lines[numbers[0] - 1].strip()
        return PageLine(self._parsed.path, numbers, section, facts, reason, inside, begins)

    def _is_generated(self, line: PageLine) -> bool:
        """Return whether a line is as it was generated, in a section that lists its work."""
        text = self._page.joined(line.numbers)
        if line.facts is None:
            return self._generated.has_line(text)
        block = self._blocks.get(line.first)
        if block and block.numbers.stop > line.numbers[-1] and block.text in self._generated.blocks:
            text = block.text
        headings = self._generated.blocks.get(text, ())
        if not headings or (block and block.headings in headings):
            return bool(headings)
        # Under a heading that was edited, say.
        found = (works.find(line.facts) for works in self._works)
        return any(line.section in work.sections for work in found if work)


def _run(position: int, line: PageLine) -> object:
    """Return what is the same for unread lines that follow one another."""
    if line.facts or line.reason != _UNREAD:
        return line.first
    return -1, line.first - position
