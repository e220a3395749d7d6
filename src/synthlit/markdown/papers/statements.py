"""Cut a document into statements that could be works, with what stands below each."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from synthlit.library.candidates import HeadingAbove
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.papers.beginning import begins_work, has_link, joins
from synthlit.markdown.parsing.parts import Leaf, Table
from synthlit.model.text import clean
from synthlit.text import Span

# Where a statement stands: in a list, outside of one, in a quotation or a table.
StatementPosition: TypeAlias = Literal["item", "paragraph", "quote", "row"]

# Items nested deeper are not read.
_DEEPEST = 49
# The paragraphs that describe one work are shorter.
_LONGEST_JOINED = 8_000
_LINKS_WORK = re.compile(r"arxiv\.org|doi\.org|openreview\.net|aclanthology\.org", re.IGNORECASE)
_MARKER = re.compile(r"\s*[-*+]\s")


@dataclass
class Statement:
    """A piece of inline Markdown in its lines, the statements below it, and its quoted notes."""

    spans: list[Span]
    source: str
    line: int
    end: int
    position: StatementPosition
    headings: tuple[HeadingAbove, ...] = ()
    item: int | None = None
    below: list["Statement"] = field(default_factory=list)
    notes: list["Statement"] = field(default_factory=list)


@dataclass(frozen=True)
class StatementTable:
    """A table with the headings above it."""

    table: Table
    headings: tuple[HeadingAbove, ...] = ()


@dataclass
class _OpenItem:
    """A list item while it is read: its statements, and where they and those below it go."""

    found: list[Statement] = field(default_factory=list)
    target: list[Statement] = field(default_factory=list)
    below: list[Statement] | None = None


class Statements:
    """A document's statements and tables, and what else was met while they were read."""

    def __init__(self, document: MarkdownDocument) -> None:
        # The headings outside of lists and quotations, and where their texts stand.
        self.headings: dict[HeadingAbove, Span] = {}
        self.too_deep: Span | None = None
        self._document = document
        self._text = document.source
        self._above: tuple[HeadingAbove, ...] = ()
        # The quotations that follow, the next one last, and the open ones.
        self._quotes = sorted(document.outline.quotes, reverse=True)
        self._quoting: list[Span] = []
        # The statements of the last list or paragraph, and the open items.
        self._held: list[Statement] = []
        self._open: dict[int, _OpenItem] = {}
        # Anchors before this offset belong to no heading that follows.
        self._anchors_from = 0

    def __iter__(self) -> Iterator[Statement | StatementTable]:
        """Yield the statements and tables in their order."""
        headings = iter(self._document.headings)
        leaves = (leaf for leaf in self._document.leaves if leaf.kind != "cell")
        blocks: list[Leaf | Table] = [*leaves, *self._document.tables]
        for block in sorted(blocks, key=lambda block: block.span.start):
            if isinstance(block, Table):
                yield from self._flushed()
                yield StatementTable(block, self._above)
                continue
            heading = next(headings) if block.kind == "heading" else None
            quotes = self._quotes_at(block.span.start)
            if block.item is not None:
                if not heading:
                    yield from self._in_item(block, block.item, quotes)
            elif quotes:
                if not heading and len(quotes) == 1:
                    yield from self._in_quotation(block, quotes[0])
            elif heading:
                yield from self._flushed()
                self._heading(heading.level, heading.text, heading.anchor, heading.content)
            elif self._held and _goes_on(self._held[-1], block.text):
                statement = self._statement(line_spans(block), [block.text], "item")
                self._join(self._held, statement, self._held)
            else:
                yield from self._flushed()
                if not self._is_anchor(block):
                    self._held = self._paragraph(block, "paragraph")
                    self._anchors_from = block.span.end
        yield from self._flushed()

    def _flushed(self) -> list[Statement]:
        held, self._held = self._held, []
        self._open.clear()
        return held

    def _quotes_at(self, offset: int) -> Sequence[Span]:
        """Return the quotations in which a character stands, the outermost first."""
        while self._quotes and self._quotes[-1].start <= offset:
            self._quoting.append(self._quotes.pop())
        self._quoting = [quote for quote in self._quoting if offset < quote.end]
        return self._quoting

    def _in_item(self, leaf: Leaf, number: int, quotes: Sequence[Span]) -> Iterator[Statement]:
        items = self._document.items
        while (parent := items[number].parent) is not None and items[number].depth > _DEEPEST:
            self.too_deep, number = items[parent].content, parent
        if number != leaf.item:
            return
        path = [number]
        while (parent := items[path[-1]].parent) is not None and path[-1] not in self._open:
            path.append(parent)
        if items[path[-1]].parent is None and path[-1] not in self._open:
            yield from self._flushed()
            self._open[path[-1]] = _OpenItem(target=self._held)
        for inner, outer in zip(path[-2::-1], path[:0:-1], strict=True):
            if inner not in self._open:
                above = self._open[outer]
                if above.below is None:
                    above.below = above.found[-1].below if above.found else above.target
                self._open[inner] = _OpenItem(target=above.below)
        item = self._open[number]
        self._anchors_from = leaf.span.end
        if within := [quote for quote in quotes if quote.start > items[number].span.start]:
            if len(within) == 1:
                self._quoted(leaf, item.found, self._held)
            return
        nested = items[number].parent is not None
        for statement in self._paragraph(leaf, "item", number, nested=nested):
            target = item.target if statement.position == "item" else self._held
            self._join(item.found, statement, target)
            item.below = None

    def _in_quotation(self, leaf: Leaf, quote: Span) -> Iterator[Statement]:
        """Yield the works in a quotation that belongs to none above it."""
        first = self._text.position(quote.start)[0]
        line = self._text.position(leaf.span.start)[0]
        if self._held and (self._held[-1].end in (first - 1, line - 1) or self._held[-1].notes):
            self._quoted(leaf, self._held, self._held)
        else:
            yield from self._flushed()
            yield from self._paragraph(leaf, "quote")[1:]

    def _quoted(self, leaf: Leaf, found: list[Statement], cut: list[Statement]) -> None:
        """Add a quotation to the last statement, and what was cut off it as statements."""
        note, *others = self._paragraph(leaf, "quote")
        if found:
            found[-1].notes.append(note)
            found[-1].end = note.end
        cut += others

    def _heading(self, level: int, text: str, anchor: str, content: Span) -> None:
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
        anchors = dict.fromkeys([anchor, *filter(None, names)])
        line = self._text.position(content.start)[0]
        heading = HeadingAbove(level, clean(text), tuple(anchors), line)
        self._anchors_from = content.end
        self.headings[heading] = content
        self._above = (*(above for above in self._above if above.level < level), heading)

    def _is_anchor(self, leaf: Leaf) -> bool:
        """Return whether a paragraph only sets anchors: for the next heading."""
        return leaf.text.lstrip().startswith("<a ") and not self._document.plain(leaf.span)

    def _paragraph(
        self,
        leaf: Leaf,
        position: StatementPosition,
        item: int | None = None,
        *,
        nested: bool = False,
    ) -> list[Statement]:
        """Return a paragraph, cut where a line begins another work: people forget the `- `."""
        found: list[Statement] = []
        spans, sources = line_spans(leaf), leaf.text.split("\n")
        first, linked = 0, False
        for number, source in enumerate(sources):
            if number > first and begins_work(source):
                lazy = nested or position == "quote"
                line = self._text.line(self._text.position(spans[number].start)[0])
                if linked or (lazy and re.match(r"[^\s>]", line)):
                    cut = slice(first, number)
                    found.append(self._statement(spans[cut], sources[cut], position, item))
                    first, linked, position = number, False, "paragraph"
            linked = linked or has_link(source)
        found.append(self._statement(spans[first:], sources[first:], position, item))
        return found

    def _statement(
        self,
        spans: list[Span],
        sources: Sequence[str],
        position: StatementPosition,
        item: int | None = None,
    ) -> Statement:
        first, last = (self._text.position(span.start)[0] for span in (spans[0], spans[-1]))
        source = "\n".join(sources)
        return Statement(spans, source, first, last, position, self._above, item)

    def _join(self, found: list[Statement], statement: Statement, target: list[Statement]) -> None:
        """Add a paragraph of a list item: to the last statement, below it, or as one of its own."""
        last = found[-1] if found and statement.position == "item" else None
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
    """Return where each line of a leaf stands."""
    place, spans = 0, list[Span]()
    for source in leaf.text.split("\n"):
        spans.append(leaf.place(place, place + len(source)))
        place += len(source) + 1
    return spans


def _goes_on(last: Statement, source: str) -> bool:
    """Return whether a paragraph holds the links of a list item that it was not indented for."""
    return (
        last.position == "item" and not has_link(last.source) and joins(source) and has_link(source)
    )


def unread_lines(document: MarkdownDocument) -> tuple[list[tuple[Span, str]], list[int]]:
    """Return lines of "code" and "html" that begin like works, for GitHub shows them as text.

    The second result are the first lines of HTML that links works without naming any so.
    """
    text = document.text
    found: list[tuple[Span, str]] = []
    html: list[int] = []
    for block in _unread_blocks(document):
        kind = "code" if document.is_code(block[0].start) else "html"
        works = [span for span in block if begins_work(_MARKER.sub("", span.of(text), count=1))]
        found += ((span, kind) for span in works)
        if kind == "html" and not works and any(_LINKS_WORK.search(s.of(text)) for s in block):
            html.append(document.source.position(block[0].start)[0])
    return found, html


def _unread_blocks(document: MarkdownDocument) -> Iterator[list[Span]]:
    """Yield neighbouring lines that hold neither Markdown that is read, nor fences and the like."""
    source = document.source
    parts = (
        document.leaves, document.headings, document.tables, document.fences, document.comments,
        document.definitions,
    )  # fmt: skip
    read = bytearray(len(source.line_starts) + 2)
    for part in (part for group in parts for part in group):
        first = source.position(part.span.start)[0]
        end = source.position(max(part.span.start, part.span.end - 1))[0] + 1
        read[first:end] = b"\x01" * (end - first)
    block: list[Span] = []
    for number, start in enumerate([*source.line_starts, len(source.text)], 1):
        line = "" if read[number] else source.line(number)
        if bare := line.lstrip():
            start += len(line) - len(bare)
            # In a quotation, code and HTML are somebody else's words.
            block += [Span(start, start + len(bare))] if bare[0] != ">" else []
        elif block:
            yield block
            block = []
