"""Cut a document into statements that could be works, with those below each."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Literal, TypeAlias

from synthlit.library.candidates import ListHeading
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.papers.beginning import begins_work, has_link, joins
from synthlit.markdown.parsing.nodes import Heading, Leaf, Table
from synthlit.model.text import clean
from synthlit.text import Span

# The block that contains a statement: an item, a paragraph outside of lists, a quotation, a row.
StatementKind: TypeAlias = Literal["item", "paragraph", "quote", "row"]

# Items nested deeper are not read.
_DEEPEST = 49
# The paragraphs that describe one work are shorter.
_LONGEST_JOINED = 8_000


@dataclass
class Statement:
    """A piece of inline Markdown in its lines, the statements below it, and its quoted notes."""

    spans: list[Span]
    source: str
    end: int
    kind: StatementKind
    headings: tuple[ListHeading, ...] = ()
    item: int | None = None
    below: list["Statement"] = field(default_factory=list)
    notes: list["Statement"] = field(default_factory=list)


@dataclass(frozen=True)
class StatementTable:
    """A table with the headings above it."""

    table: Table
    headings: tuple[ListHeading, ...] = ()


@dataclass
class _OpenItem:
    """A list item while it is read: its statements, and the lists for them and those below it."""

    target: list[Statement]
    found: list[Statement] = field(default_factory=list)
    below: list[Statement] | None = None


class Statements:
    """A document's statements and tables, with the headings that were read.

    With `only_handwritten`, blocks that begin in a generated part are not read.
    """

    def __init__(self, document: MarkdownDocument, *, only_handwritten: bool = False) -> None:
        # The headings outside of lists and quotations, and the spans of their texts.
        self.headings: dict[ListHeading, Span] = {}
        self.too_deep: Span | None = None
        # The lines on which no work is looked for: anchors, and what is quoted or nested deeply.
        self.skipped: list[Span] = []
        self._document = document
        self._only_handwritten = only_handwritten
        self._text = document.source
        self._above: tuple[ListHeading, ...] = ()
        # The quotations that follow, the next one last, and the open ones.
        self._quotes = sorted(document.blocks.quotes, reverse=True)
        self._quoting: list[Span] = []
        # The statements of the last list or paragraph, and the open items.
        self._held: list[Statement] = []
        self._open: dict[int, _OpenItem] = {}
        # Anchors before this offset belong to no heading that follows.
        self._anchors_from = 0

    def above(self, offset: int) -> tuple[ListHeading, ...]:
        """Return the headings above an offset, of those that were read."""
        found: tuple[ListHeading, ...] = ()
        for heading, span in self.headings.items():
            if span.start < offset:
                found = (*(outer for outer in found if outer.level < heading.level), heading)
        return found

    def __iter__(self) -> Iterator[Statement | StatementTable]:
        """Yield the statements and tables in their order."""
        headings = {heading.content.start: heading for heading in self._document.headings}
        parts, starts = self._document.blocks, self._document.leaf_starts
        leaves = zip(starts, parts.leaves, strict=True)
        blocks: list[tuple[int, Leaf | Table]] = [each for each in leaves if each[1].kind != "cell"]
        blocks += ((table.span.start, table) for table in parts.tables)
        for start, block in sorted(blocks, key=itemgetter(0)):
            if self._only_handwritten and self._document.is_generated(start):
                yield from self._flushed()
            elif isinstance(block, Table):
                yield from self._flushed()
                yield StatementTable(block, self._above)
            elif block.kind == "heading":
                if block.item is None and not self._quotes_at(start):
                    yield from self._flushed()
                    self._heading(headings[start])
            else:
                yield from self._leaf(block, self._quotes_at(start))
        yield from self._flushed()

    def _leaf(self, leaf: Leaf, quotes: Sequence[Span]) -> Iterator[Statement]:
        if leaf.item is not None:
            yield from self._in_item(leaf, leaf.item, quotes)
        elif quotes:
            if len(quotes) == 1:
                yield from self._in_quotation(leaf, quotes[0])
            else:
                self.skipped += line_spans(leaf)
        elif self._held and _continues(self._held[-1], leaf.text):
            statement = self._statement(line_spans(leaf), "item")
            self._join(self._held, statement, self._held)
        else:
            yield from self._flushed()
            if self._is_anchor(leaf):
                self.skipped += line_spans(leaf)
            else:
                self._held = self._paragraph(leaf, "paragraph")
                self._anchors_from = leaf.span.end

    def _flushed(self) -> list[Statement]:
        held, self._held = self._held, []
        self._open.clear()
        return held

    def _quotes_at(self, offset: int) -> Sequence[Span]:
        """Return the quotations that contain a character, the outermost first."""
        while self._quotes and self._quotes[-1].start <= offset:
            self._quoting.append(self._quotes.pop())
        self._quoting = [quote for quote in self._quoting if offset < quote.end]
        return self._quoting

    def _in_item(self, leaf: Leaf, number: int, quotes: Sequence[Span]) -> Iterator[Statement]:
        items = self._document.blocks.items
        while (parent := items[number].parent) is not None and items[number].depth > _DEEPEST:
            self.too_deep, number = items[parent].content, parent
        if number != leaf.item:
            self.skipped += line_spans(leaf)
            return
        root = number
        while root not in self._open and (parent := items[root].parent) is not None:
            root = parent
        if root not in self._open:
            yield from self._flushed()
        item = self._opened(number)
        self._anchors_from = leaf.span.end
        if within := [quote for quote in quotes if quote.start > items[number].span.start]:
            if len(within) == 1:
                self._quoted(leaf, item.found, self._held)
            else:
                self.skipped += line_spans(leaf)
            return
        for statement in self._paragraph(leaf, "item"):
            target = item.target if statement.kind == "item" else self._held
            self._join(item.found, statement, target)
            item.below = None

    def _opened(self, number: int) -> _OpenItem:
        """Return an item, opened below the last statement of the item above it."""
        if number not in self._open:
            target, parent = self._held, self._document.blocks.items[number].parent
            if parent is not None:
                above = self._opened(parent)
                if above.below is None:
                    above.below = above.found[-1].below if above.found else above.target
                target = above.below
            self._open[number] = _OpenItem(target)
        return self._open[number]

    def _in_quotation(self, leaf: Leaf, quote: Span) -> Iterator[Statement]:
        """Yield the works in a quotation that belongs to none above it."""
        first = self._text.position(quote.start)[0]
        line = self._text.position(leaf.span.start)[0]
        if self._held and (self._held[-1].end in (first - 1, line - 1) or self._held[-1].notes):
            self._quoted(leaf, self._held, self._held)
        else:
            yield from self._flushed()
            quoted, *others = self._paragraph(leaf, "quote")
            self.skipped += quoted.spans
            yield from others

    def _quoted(self, leaf: Leaf, found: list[Statement], cut: list[Statement]) -> None:
        """Add a quotation to the last statement, and works cut from it as statements."""
        note, *others = self._paragraph(leaf, "quote")
        if found:
            found[-1].notes.append(note)
            found[-1].end = note.end
        else:
            self.skipped += note.spans
        cut += others

    def _heading(self, heading: Heading) -> None:
        content = heading.content
        tags = self._document.tags
        first, end = (
            bisect_left(tags, offset, key=lambda tag: tag.span.start)
            for offset in (self._anchors_from, content.end)
        )
        names = [
            clean(tag.attributes.get("id", tag.attributes.get("name", "")))
            for tag in tags[first:end]
            if tag.name == "a"
        ]
        anchors = tuple(dict.fromkeys([heading.anchor, *filter(None, names)]))
        line = self._text.position(content.start)[0]
        found = ListHeading(heading.level, clean(heading.text), anchors, line)
        self._anchors_from = content.end
        self.headings[found] = content
        self._above = (*(above for above in self._above if above.level < found.level), found)

    def _is_anchor(self, leaf: Leaf) -> bool:
        """Return whether a paragraph only sets anchors: for the next heading."""
        return leaf.text.lstrip().startswith("<a ") and not self._document.plain(leaf.span)

    def _paragraph(self, leaf: Leaf, kind: StatementKind) -> list[Statement]:
        """Return a paragraph, cut where a line begins another work: people forget the `- `."""
        found: list[Statement] = []
        nested = leaf.item is not None and self._document.blocks.items[leaf.item].parent is not None
        spans = line_spans(leaf)
        first, linked = 0, False
        for number, source in enumerate(leaf.text.split("\n")):
            if number > first and begins_work(source):
                is_lazy = nested or kind == "quote"
                line = self._text.line(self._text.position(spans[number].start)[0])
                if linked or (is_lazy and re.match(r"[^\s>]", line)):
                    found.append(self._statement(spans[first:number], kind, leaf.item))
                    first, linked, kind = number, False, "paragraph"
            linked = linked or has_link(source)
        found.append(self._statement(spans[first:], kind, leaf.item))
        return found

    def _statement(
        self, spans: list[Span], kind: StatementKind, item: int | None = None
    ) -> Statement:
        source = "\n".join(span.of(self._text.text) for span in spans)
        end = self._text.position(spans[-1].start)[0]
        return Statement(spans, source, end, kind, self._above, item)

    def _join(self, found: list[Statement], statement: Statement, target: list[Statement]) -> None:
        """Add a paragraph of a list item: to the last statement, below it, or as a new one."""
        last = found[-1] if found and statement.kind == "item" else None
        if last is None or (has_link(last.source) and begins_work(statement.source)):
            found.append(statement)
            if target is not found:
                target.append(statement)
        elif len(last.source) < _LONGEST_JOINED and (
            not has_link(last.source) or joins(statement.source)
        ):
            last.spans += statement.spans
            last.source, last.end = f"{last.source}\n{statement.source}", statement.end
        else:
            last.below.append(statement)


def line_spans(leaf: Leaf) -> list[Span]:
    """Return the span of each line of a leaf."""
    start, spans = 0, list[Span]()
    for source in leaf.text.split("\n"):
        spans.append(leaf.place(start, start + len(source)))
        start += len(source) + 1
    return spans


def _continues(last: Statement, source: str) -> bool:
    """Return whether a paragraph holds the links of a list item that it was not indented for."""
    return last.kind == "item" and not has_link(last.source) and joins(source) and has_link(source)
