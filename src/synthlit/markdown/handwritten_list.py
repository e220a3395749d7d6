"""Find the handwritten list of a page: where it begins and ends, and what its headings own."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from synthlit.library.candidates import CandidateList
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.papers.heads import columns
from synthlit.markdown.papers.labels import is_label
from synthlit.markdown.parsing.nodes import Heading, LinkKind, Table
from synthlit.markdown.proposals import Proposal, SectionProposals
from synthlit.model.section import SectionPath
from synthlit.text import Span

_WRAPPERS = frozenset(["ul", "ol", "li", "p", "table", "tbody", "tr", "td"])
_RULES = frozenset("*-_")


@dataclass(frozen=True)
class HandwrittenList:
    """The list of a page from its first section's heading to the end of its last work."""

    document: MarkdownDocument
    found: CandidateList
    plan: SectionProposals

    @cached_property
    def lines(self) -> range:
        """The numbers of its lines; none if it has no works."""
        works = [range(item.position.line, item.position.end + 1) for item in self.found.items]
        if not works:
            return range(0)
        starts = [heading.start for heading in self.headings]
        first = min([*starts, *(work.start for work in works)])
        last = max(work.stop for work in works)
        # A part of a block would be none: the rest of a table, or of a list in HTML.
        for block in sorted(self._blocks, key=lambda block: block.start):
            if block.start < first < block.stop:
                first = block.start
        for block in sorted(self._blocks, key=lambda block: block.start):
            if block.start < last < block.stop:
                last = block.stop
        return range(first, last)

    @cached_property
    def headings(self) -> Mapping[range, Proposal]:
        """The lines of each heading that became a section or subsection.

        The title of the page is none of the list's headings, even if the works are right under it.
        """
        by_line = {each.line: each for each in self._proposals() if each.line}
        found: dict[range, Proposal] = {}
        for number, heading in enumerate(self.document.headings):
            lines = self.numbers(heading.span)
            proposal = by_line.get(self.number_at(heading.content.start))
            is_title = number == 0 and heading.level == 1 and len(self.plan.sections) == 1
            if proposal and not is_title:
                found[lines] = proposal
        return found

    @property
    def paths(self) -> Mapping[range, SectionPath]:
        """The section or subsection of each of these headings, by the heading's lines."""
        names = {
            inner.line: SectionPath(section.slug, "" if inner is section else inner.slug)
            for section in self.plan.sections
            for inner in (section, *section.subsections)
        }
        return {lines: names[each.line] for lines, each in self.headings.items()}

    @cached_property
    def descriptions(self) -> Mapping[int, str]:
        """The one line of text below a heading of a section, by the number of the line.

        A section shows its own in italics, which text with stars or underscores would end.
        """
        read = {number for item in self.found.items for number in self._of(item.position.line)}
        read.update(problem.line for problem in self.found.problems)
        sections = {section.line for section in self.plan.sections}
        found: dict[int, str] = {}
        for lines, proposal in self.headings.items():
            number = next((n for n in range(lines.stop, self.lines.stop) if self._text(n)), 0)
            text = self._paragraphs.get(number, "")
            styled = proposal.line in sections and any(c in text for c in "*_`")
            if text and number not in read and "<" not in text and not styled:
                found[number] = text
        return found

    def description_of(self, proposal: Proposal) -> str:
        """Return the description of a section or subsection."""
        lines = next((lines for lines, each in self.headings.items() if each is proposal), None)
        if lines is None:
            return ""
        return next((t for n, t in self.descriptions.items() if self._is_below(lines, n)), "")

    def needless(self, absorbed: Iterable[int]) -> Iterator[int]:
        """Yield lines that say nothing once others were absorbed.

        The labels of a table without rows, and rules between parts.
        """
        gone = {*absorbed}
        for table in self.document.blocks.tables:
            head, *rows = table.rows
            first = self.number_at(head.span.start)
            if gone.issuperset(self.number_at(row.span.start) for row in rows):
                labels = (cell.of(self.document.text).strip(" *_") for cell in head.cells)
                if all(map(_is_column, labels)):
                    yield from (first, first + 1)
        for leaf in self.document.blocks.html:
            rest = [n for n in self.numbers(leaf.span) if n not in gone]
            if len(rest) < len(self.numbers(leaf.span)) and self._only_wraps(rest):
                yield from rest
        for number in self.lines:
            text = self._text(number).replace(" ", "")
            above = self._text(number - 1)
            if len(text) > 2 and len({*text}) == 1 and text[0] in _RULES and not above:
                yield number

    def _only_wraps(self, numbers: Sequence[int]) -> bool:
        """Return whether lines hold only tags of lists and tables, all closed in them."""
        here = {*numbers}
        tags = [tag for tag in self.document.tags if self.number_at(tag.span.start) in here]
        rest = "".join(map(self._text, numbers))
        for tag in tags:
            rest = rest.replace(tag.span.of(self.document.text), "", 1)
        plain = all(tag.name in _WRAPPERS and not tag.attributes.get("id") for tag in tags)
        opened = Counter(tag.name for tag in tags if not tag.closing)
        closed = Counter(tag.name for tag in tags if tag.closing)
        return plain and not rest.strip() and opened == closed

    def anchors_only(self, number: int, names: frozenset[str]) -> bool:
        """Return whether a line only sets anchors, all of some names."""
        start = self.document.source.line_starts[number - 1]
        end = start + len(self.document.source.line(number))
        tags = [tag for tag in self.document.tags if start <= tag.span.start < end]
        rest = self._text(number)
        for tag in tags:
            rest = rest.replace(tag.span.of(self.document.text), "", 1)
        set_here = {n for tag in tags for k, n in tag.attributes.items() if k in ("id", "name")}
        return bool(tags) and not rest.strip() and set_here <= names

    def heading_rest(self, heading: Heading) -> str:
        """Return what a heading holds beside its text: links, pictures and tags other than anchors.

        Empty if its text is all.
        """
        within = heading.content
        links = [x for x in self.document.links if within.start <= x.span.start < within.end]
        tags = [x for x in self.document.tags if within.start <= x.span.start < within.end]
        other = any(tag.name not in ("a", "span", "br") for tag in tags)
        return within.of(self.document.text) if links or other else ""

    def heading_at(self, lines: range) -> Heading:
        """Return the heading on some lines."""
        return next(h for h in self.document.headings if self.numbers(h.span) == lines)

    def number_at(self, offset: int) -> int:
        """Return the number of the line of a character."""
        return self.document.source.position(offset)[0]

    def numbers(self, span: Span) -> range:
        """Return the numbers of the lines of a part of the page."""
        return range(self.number_at(span.start), self.number_at(max(span.start, span.end - 1)) + 1)

    def table_of(self, number: int) -> Table | None:
        """Return the table that a line belongs to."""
        tables = self.document.blocks.tables
        return next((table for table in tables if number in self.numbers(table.span)), None)

    def _of(self, line: int) -> Sequence[int]:
        items = (item.position for item in self.found.items if item.position.line == line)
        return [n for position in items for n in range(position.line, position.end + 1)]

    def _proposals(self) -> Iterator[Proposal]:
        for section in self.plan.sections:
            yield from (section, *section.subsections)

    @cached_property
    def _blocks(self) -> Sequence[range]:
        """The lines of the blocks that must not be cut."""
        blocks = self.document.blocks
        spans = [table.span for table in blocks.tables]
        spans += [leaf.span for leaf in blocks.html]
        spans += [item.span for item in blocks.items if item.parent is None]
        spans += [fence.span for fence in blocks.fences]
        return [self.numbers(span) for span in (*spans, *blocks.quotes)]

    @cached_property
    def _paragraphs(self) -> Mapping[int, str]:
        """The paragraphs of one line without links to pictures, by the number of the line."""
        images = {LinkKind.IMAGE, LinkKind.HTML_IMAGE}
        pictures = {self.number_at(x.span.start) for x in self.document.links if x.kind in images}
        quoted = {self.numbers(span).start: span for span in self.document.blocks.quotes}
        found: dict[int, str] = {}
        for leaf in self.document.blocks.leaves:
            lines = self.numbers(leaf.span)
            if leaf.kind in ("heading", "cell") or leaf.item is not None or len(lines) > 1:
                continue
            number = lines.start
            in_quote = number in quoted and len(self.numbers(quoted[number])) == 1
            if number not in pictures and (self._text(number) == leaf.text.strip() or in_quote):
                found[number] = leaf.text.strip()
        return found

    def _is_below(self, heading: range, number: int) -> bool:
        between = range(heading.stop, number)
        return number >= heading.stop and not any(map(self._text, between))

    def _text(self, number: int) -> str:
        return self.document.source.line(number).strip()


def _is_column(text: str) -> bool:
    """Return whether the text of a column's head only says what the column holds."""
    return not text.strip("#") or is_label(text) or bool(columns([text]))
