"""Find the lines of the lists that no entry generated.

What a state of the library generated is taken off the pages as raw lines, and only the rest is
read: a generated line is parsed where it was moved, or stands right above what is handwritten.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from synthlit.library.candidates import CandidateList, PaperFacts
from synthlit.library.library import Library
from synthlit.markdown import document, regions
from synthlit.markdown.papers import read
from synthlit.model.section import SectionPath
from synthlit.workflows.absorb.generated import Generated
from synthlit.workflows.absorb.headings import SectionAt, SectionHeadings
from synthlit.workflows.absorb.raw import Block, RawPage

Pages = Mapping[PurePosixPath, str]

# Lines in which the list names works in passing.
_SUMMARIES = ("Newest: ", "See also: ")
_RELATIVE = ("./", "../", "#")
_UNREAD = "it cannot be read as the line of a work"


@dataclass(frozen=True)
class PageLine:
    """A line of a list: what it says of a work (or why it cannot be understood), and where."""

    page: PurePosixPath
    first: int
    last: int
    text: str
    section: SectionPath | None = None
    facts: PaperFacts | None = None
    reason: str = ""

    @property
    def where(self) -> str:
        """The location as people name it."""
        return f"{self.page}:{self.first}"


@dataclass
class Lists:
    """The handwritten lines of the lists, and the generated ones that still stand there."""

    handwritten: list[PageLine] = field(default_factory=list)
    _standing: dict[SectionPath, list[PaperFacts]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _unread: dict[SectionPath, list[tuple[RawPage, list[Block]]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    @classmethod
    def of(cls, library: Library, before: Iterable[Library], pages: Pages) -> "Lists":
        """Compare the lists with what the library, now and before, generates.

        A line that an earlier state generated is merely out of date; one that stands under no
        section's heading is prose. Raises BrokenMarkers.
        """
        generated = Generated.by((library, *before), pages)
        headings = SectionHeadings(library.settings)
        lists = cls()
        for path in sorted(pages):
            page = RawPage(path, pages[path])
            if generated.pages.get(path) == page.text:
                lists._add_generated(page, generated)
            else:
                lists._add(_PageReading(page, generated, headings))
        return lists

    def _add_generated(self, page: RawPage, generated: Generated) -> None:
        """Add a page to which nothing was written, so that nothing of it has to be read."""
        blocks: dict[SectionPath | None, list[Block]] = defaultdict(list)
        for block in page.blocks:
            for section in generated.sections(page.path, block.text):
                blocks[section].append(block)
        self._add_unread(page, blocks)

    def _add_unread(self, page: RawPage, unread: Mapping[SectionPath | None, list[Block]]) -> None:
        for section, blocks in unread.items():
            if section:
                self._unread[section].append((page, blocks))

    def _add(self, reading: "_PageReading") -> None:
        self.handwritten += reading.handwritten()
        for line in reading.unchanged():
            if line.section and line.facts:
                self._standing[line.section].append(line.facts)
        self._add_unread(reading.page, reading.unread)

    def standing(self, section: SectionPath) -> list[PaperFacts]:
        """Return the works whose generated lines stand in a section; they are read when asked."""
        for page, blocks in self._unread.pop(section, ()):
            items = read(page.only(blocks)).items
            self._standing[section] += [x.work for x in items if isinstance(x.work, PaperFacts)]
        return self._standing[section]


class _PageReading:
    """A page, read but for the generated blocks that stand in their place."""

    def __init__(self, page: RawPage, generated: Generated, headings: SectionHeadings) -> None:
        self.page = page
        self.unread: dict[SectionPath | None, list[Block]] = defaultdict(list)
        self._generated = generated
        known = (block for block in page.blocks if generated.sections(page.path, block.text))
        self._blocks = {n: block for block in known for n in block.numbers}
        out = self._subtracted()
        found = read(page.without(out))
        self._at = headings.on(page.path, found.headings)
        for block in out:
            section = self._at(block.first)
            if section in generated.sections(page.path, block.text):
                self.unread[section].append(block)
        in_place = [block for blocks in self.unread.values() for block in blocks]
        if len(in_place) < len(out):
            found = read(page.without(in_place))
        self._lines = list(_lines(page, found, self._at))

    def _subtracted(self) -> list[Block]:
        """Return the generated blocks, but for those right above a line that is not generated.

        What is handwritten there may go on from the block.
        """
        above: Block | None = None
        kept: set[Block] = set()
        for number, line in enumerate(self.page.lines, 1):
            if block := self._blocks.get(number):
                above = block
            elif above and line.strip() and line.strip() not in self._generated.outside:
                kept.add(above)
        return [block for block in dict.fromkeys(self._blocks.values()) if block not in kept]

    def _is_generated(self, line: PageLine) -> bool:
        block = self._blocks.get(line.first)
        text = block.text if block and line.last <= block.last else line.text
        if block is None and line.facts is None:
            return text in self._generated.lines
        return line.section in self._generated.sections(line.page, text)

    def unchanged(self) -> Iterator[PageLine]:
        """Yield the lines that had to be read though they are as they were generated."""
        yield from filter(self._is_generated, self._lines)

    def handwritten(self) -> list[PageLine]:
        """Return the lines of sections that are not as they were generated."""
        changed = [x for x in self._lines if x.section and not self._is_generated(x)]
        return sorted((*changed, *self._swallowed()), key=lambda line: line.first)

    def _swallowed(self) -> Iterator[PageLine]:
        """Yield lines that would be lost: joined by Markdown to the line above, or no work at all.

        The lines of a section's own summary, which count and link its works, are none of these.
        """
        seen = {n for line in self._lines for n in range(line.first, line.last + 1)}
        for number, text in _list_lines(self.page):
            if text in self._generated.lines or number in seen:
                continue
            written = document.read(self.page.path, text)
            if not written.items and "://" not in text:
                continue
            works = [item.work for item in read(f"{text}\n").items]
            facts = works[0] if len(works) == 1 and isinstance(works[0], PaperFacts) else None
            where = (self.page.path, number, number, text, self._at(number))
            if facts and facts.identifiers:
                yield PageLine(*where, facts)
            # An item that links to a part of the list is a line of its contents.
            elif written.items and not any(x.url.startswith(_RELATIVE) for x in written.links):
                yield PageLine(*where, reason=_UNREAD)


def _lines(page: RawPage, found: CandidateList, at: SectionAt) -> Iterator[PageLine]:
    """Yield the lines of works that were read on a page, and those that could not be read."""
    for item in found.items:
        if isinstance(item.work, PaperFacts):
            first, last = item.position.line, item.position.end
            # A note below belongs to the work.
            while item.work.note and page.joined(last + 1, last + 1).startswith(">"):
                last += 1
            yield PageLine(page.path, first, last, page.joined(first, last), at(first), item.work)
    for problem in found.problems:
        number = problem.line
        text = page.joined(number, number)
        yield PageLine(page.path, number, number, text, at(number), reason=problem.message)


def _list_lines(page: RawPage) -> Iterator[tuple[int, str]]:
    """Yield the lines of a page's generated list with their numbers."""
    region = regions.find(page.path, page.text).get(regions.LIST)
    for number, (line, start) in enumerate(
        zip(page.lines, page.source.line_starts, strict=True), 1
    ):
        inside = region and region.start <= start < region.end
        if inside and line.strip() and not line.startswith(_SUMMARIES):
            yield number, line.strip()
