"""Cut a Markdown document into statements that could be works, with what stands below each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from markdown_it.tree import SyntaxTreeNode

from synthlit.library.candidates import HeadingAbove
from synthlit.markdown.anchors import Anchors
from synthlit.markdown.papers.beginning import begins_work, has_link, joins
from synthlit.markdown.papers.inline import DEEPEST, PARSER, read_inline, too_large
from synthlit.model.text import clean

# Where a statement stands: in a list, outside of one, in a quotation, or where no Markdown is read.
Position: TypeAlias = Literal["item", "paragraph", "quote", "code", "html"]

# The paragraphs that tell of one work are shorter.
_LONGEST_JOINED = 8_000
_ANCHOR = re.compile(r"""<a\s+(?:id|name)\s*=\s*["']?([^\s"'<>]+)""", re.IGNORECASE)
_LINKS_WORK = re.compile(r"arxiv\.org|doi\.org|openreview\.net|aclanthology\.org", re.IGNORECASE)


@dataclass
class Statement:
    """A piece of inline Markdown in its lines, what is said below it, and what is quoted there."""

    source: str
    line: int
    end: int
    position: Position
    headings: tuple[HeadingAbove, ...] = ()
    below: list["Statement"] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class StatementTable:
    """A table: the sources of its heads, and of each row's cells with the row's line."""

    heads: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    headings: tuple[HeadingAbove, ...] = ()


@dataclass
class Document:
    """A document's lines, and what of it was met so far."""

    text: str
    references: dict[str, Any] = field(default_factory=dict)
    headings: list[HeadingAbove] = field(default_factory=list)
    html: list[int] = field(default_factory=list)
    cut: int = 0
    _above: tuple[HeadingAbove, ...] = ()
    _anchors: list[str] = field(default_factory=list)
    _anchor: Anchors = field(default_factory=Anchors)

    def __post_init__(self) -> None:
        self.text = re.sub(r"\r\n?", "\n", self.text.removeprefix("\ufeff"))
        self.lines = self.text.split("\n")

    def blocks(self) -> Iterator[Statement | StatementTable]:
        """Yield the document's statements and tables in their order."""
        # markdown-it-py looks for the last line's end, which need not be there.
        tokens = PARSER.parse(f"{self.text}\n", self.references)
        deepest = (token for token in tokens if token.level >= DEEPEST - 2 and token.map)
        if token := next(deepest, None):
            self.cut = (token.map or [0])[0] + 1
        yield from self._walk(SyntaxTreeNode(tokens).children)

    def _walk(self, nodes: Sequence[SyntaxTreeNode]) -> Iterator[Statement | StatementTable]:
        held: list[Statement] = []
        for node in nodes:
            if node.type == "blockquote" and held and held[-1].end == _first(node) - 1:
                self._quoted(node, held)
                continue
            if node.type == "paragraph" and held and _goes_on(held[-1], _source(node)):
                _add(held, self._statement(_source(node).split("\n"), _first(node), "item"))
                continue
            yield from held
            held = []
            match node.type:
                case "heading":
                    self._heading(node)
                case "paragraph":
                    held = [] if self._is_anchor(node) else self._paragraph(node, "paragraph")
                case "bullet_list" | "ordered_list":
                    held = [found for item in node.children for found in self._item(item)]
                case "table":
                    yield self._table(node)
                case "blockquote":
                    yield from self._walk_quotation(node)
                case "code_block" | "html_block":
                    held = self._unread(node)
            if node.type != "paragraph" and held:
                self._anchors.clear()
        yield from held

    def _walk_quotation(self, node: SyntaxTreeNode) -> Iterator[Statement | StatementTable]:
        """Yield what a quotation that belongs to no work holds besides prose."""
        for child in node.children:
            if child.type == "paragraph":
                yield from self._paragraph(child, "quote")[1:]
            elif child.type in ("bullet_list", "ordered_list", "table"):
                yield from self._walk([child])

    def _heading(self, node: SyntaxTreeNode) -> None:
        source = _source(node)
        line = read_inline("" if too_large(source) else source, self.references)
        text, level = line.shown(line.text), int(node.tag[1:])
        anchors = (self._anchor(text), *self._anchors, *line.anchors)
        heading = HeadingAbove(level, clean(text), tuple(dict.fromkeys(anchors)), _first(node))
        self._anchors.clear()
        self.headings.append(heading)
        self._above = (*(above for above in self._above if above.level < level), heading)

    def _is_anchor(self, node: SyntaxTreeNode) -> bool:
        """Tell whether a paragraph only sets anchors, and keep them for the next heading."""
        found = _ANCHOR.findall(_source(node))
        alone = not re.sub(r"<[^<>]*>", "", _source(node)).strip()
        self._anchors = [*self._anchors, *found] if alone else []
        return bool(found) and alone

    def _paragraph(
        self, node: SyntaxTreeNode, position: Position, *, nested: bool = False
    ) -> list[Statement]:
        """Return a paragraph, cut where a line begins another work: people forget the `- `."""
        first = _first(node)
        found: list[Statement] = []
        lines: list[str] = []
        linked = False
        for number, line in enumerate(_source(node).split("\n"), first):
            lazy = nested or position == "quote"
            apart = linked or (lazy and re.match(r"[^\s>]", self.lines[number - 1]))
            if lines and apart and begins_work(line):
                found.append(self._statement(lines, number - len(lines), position))
                lines, linked, position = [], False, "paragraph"
            lines.append(line)
            linked = linked or has_link(line)
        return [*found, self._statement(lines, _last(node) - len(lines) + 1, position)]

    def _statement(self, lines: Sequence[str], first: int, position: Position) -> Statement:
        end = first + len(lines) - 1
        return Statement("\n".join(lines), first, end, position, self._above)

    def _item(self, item: SyntaxTreeNode, *, nested: bool = False) -> list[Statement]:
        """Return a list item's statements: one, and those that begin on lines of their own."""
        found: list[Statement] = []
        for child in item.children:
            match child.type:
                case "paragraph":
                    for statement in self._paragraph(child, "item", nested=nested):
                        _add(found, statement)
                case "bullet_list" | "ordered_list":
                    below = [s for inner in child.children for s in self._item(inner, nested=True)]
                    own = [statement for statement in below if statement.position == "item"]
                    (found[-1].below if found else found).extend(own)
                    found += [statement for statement in below if statement.position != "item"]
                case "blockquote":
                    self._quoted(child, found)
                case "code_block" | "html_block":
                    found += self._unread(child)
        return found

    def _quoted(self, node: SyntaxTreeNode, found: list[Statement]) -> None:
        """Add a quotation to the last statement, and what was cut off it as statements."""
        for child in node.children:
            if child.type == "paragraph":
                note, *cut = self._paragraph(child, "quote")
                if found:
                    found[-1].notes.append(note.source)
                    found[-1].end = note.end
                found += cut

    def _unread(self, node: SyntaxTreeNode) -> list[Statement]:
        """Return the lines of code or HTML that begin like works: GitHub shows them as text."""
        if node.content.lstrip().startswith("<!--"):
            return []
        self._anchors += _ANCHOR.findall(node.content) if node.type == "html_block" else []
        position: Position = "code" if node.type == "code_block" else "html"
        found = [
            self._statement([line], number, position)
            for number, line in enumerate(node.content.split("\n"), _first(node))
            if begins_work(re.sub(r"^\s*[-*+]\s", "", line))
        ]
        if position == "html" and not found and _LINKS_WORK.search(node.content):
            self.html.append(_first(node))
        return found

    def _table(self, node: SyntaxTreeNode) -> StatementTable:
        rows = [
            (_first(row), tuple(_source(cell) for cell in row.children))
            for part in node.children
            for row in part.children
        ]
        return StatementTable(rows[0][1], tuple(rows[1:]), self._above)


def _add(found: list[Statement], statement: Statement) -> None:
    """Add a paragraph of a list item: to the last statement, below it, or as one of its own."""
    last = found[-1] if found and statement.position == "item" else None
    if last is None or (has_link(last.source) and begins_work(statement.source)):
        found.append(statement)
    elif len(last.source) < _LONGEST_JOINED and (
        not has_link(last.source) or joins(statement.source)
    ):
        last.source, last.end = f"{last.source}\n{statement.source}", statement.end
    else:
        last.below.append(statement)


def _goes_on(last: Statement, source: str) -> bool:
    """Tell whether a paragraph holds the links of a list item that it was not indented for."""
    return (
        last.position == "item" and not has_link(last.source) and joins(source) and has_link(source)
    )


def _source(node: SyntaxTreeNode) -> str:
    return "".join(child.content for child in node.children)


def _first(node: SyntaxTreeNode) -> int:
    return (node.map or (0, 0))[0] + 1


def _last(node: SyntaxTreeNode) -> int:
    return (node.map or (0, 0))[1]
