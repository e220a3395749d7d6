"""synthlit.toml as the lines of its tables, which keep their comments wherever they go.

tomlkit changes the values of one table (`table`), but cannot move tables: it keeps the comments
above a table at the end of the table before, where they would stay behind.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Self

from synthlit.model.section import SectionPath
from synthlit.workflows.section.table import Table

_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
_BOM = "\ufeff"


@dataclass(frozen=True)
class Position:
    """The position of a section or subsection: beside one of its siblings."""

    slug: str
    after: bool = False


@dataclass(frozen=True)
class Node:
    """A section's table and those of its subsections."""

    own: Table
    inner: tuple[Table, ...] = ()

    @property
    def slug(self) -> str:
        """The section's slug."""
        return self.own.slug

    @property
    def slugs(self) -> list[str]:
        """The subsections' slugs, in order."""
        return [table.slug for table in self.inner]

    def subsection(self, slug: str) -> Table:
        """Return the table of a subsection that is there."""
        return next(table for table in self.inner if table.slug == slug)

    def revised(self, slug: str, change: Callable[[Table], Table]) -> Self:
        """Return the node with a subsection's table changed or, without a slug, its own."""
        if not slug:
            return replace(self, own=change(self.own))
        inner = tuple(change(table) if table.slug == slug else table for table in self.inner)
        return replace(self, inner=inner)

    def without(self, slug: str, *, keep_comments: bool = False) -> Self:
        """Return the node without a subsection; comments that are kept stand where it stood."""
        tables = [self.own, *self.inner]
        index = next(i for i, table in enumerate(tables) if i and table.slug == slug)
        comments = tables.pop(index).comments
        if keep_comments and comments and index < len(tables):
            tables[index] = tables[index].spaced(comments)
        elif keep_comments:
            tables[-1] = tables[-1].followed(comments)
        return replace(self, own=tables[0], inner=tuple(tables[1:]))

    def with_(self, table: Table, position: Position | None) -> Self:
        """Return the node with a further subsection, the last one where nothing else is said."""
        index = _index(self.slugs, position)
        return replace(self, inner=(*self.inner[:index], table.spaced(), *self.inner[index:]))


@dataclass(frozen=True)
class Document:
    """The sections, and between them all other text of the file, in the file's order."""

    parts: tuple[str | Node, ...]
    bom: bool = False
    crlf: bool = False

    @classmethod
    def parse(cls, text: str) -> Self:
        """Split the text of a valid synthlit.toml; joined again it is the same."""
        bom = text.startswith(_BOM)
        crlf = "\r\n" in text and text.count("\r\n") == text.count("\n")
        text = text.removeprefix(_BOM)
        return cls(tuple(_parts(text.replace("\r\n", "\n") if crlf else text)), bom, crlf)

    def __str__(self) -> str:
        parts = (
            part if isinstance(part, str) else "".join(t.text for t in (part.own, *part.inner))
            for part in self.parts
        )
        text = "".join(parts)
        return (_BOM if self.bom else "") + (text.replace("\n", "\r\n") if self.crlf else text)

    @cached_property
    def sections(self) -> dict[str, Node]:
        """The sections by their slugs, in order."""
        return {part.slug: part for part in self.parts if isinstance(part, Node)}

    @property
    def indent(self) -> str:
        """The blanks before a subsection's table in this file."""
        tables = (table for node in self.sections.values() for table in node.inner)
        return next((table.indent for table in tables), "  ")

    def revised(self, path: SectionPath, change: Callable[[Table], Table]) -> Self:
        """Return the document with the table of a section or subsection changed."""
        node = self.sections[path.section]
        return self.replaced(node, node.revised(path.subsection, change))

    def replaced(self, node: Node, new: Node) -> Self:
        """Return the document with a section's tables replaced."""
        return replace(self, parts=tuple(new if part is node else part for part in self.parts))

    def without(self, path: SectionPath, *, keep_comments: bool = False) -> Self:
        """Return the document without a section or subsection; it can leave its comments there."""
        node = self.sections[path.section]
        if path.subsection:
            rest = node.without(path.subsection, keep_comments=keep_comments)
            return self.replaced(node, rest)
        index = self.parts.index(node)
        comments = [c for table in (node.own, *node.inner) for c in table.comments]
        kept = ("\n" + "".join(f"{comment}\n" for comment in comments),)
        middle = kept if keep_comments and comments else ()
        return replace(self, parts=(*self.parts[:index], *middle, *self.parts[index + 1 :]))

    def with_(self, node: Node, position: Position | None) -> Self:
        """Return the document with a further section, the last one where nothing else is said."""
        order = list(self.sections)
        index = _index(order, position)
        node = replace(node, own=node.own.spaced())
        is_last = index == len(order)
        place = self.parts.index(self.sections[order[index - is_last]]) + is_last
        return replace(self, parts=(*self.parts[:place], node, *self.parts[place:]))


def _index(slugs: Sequence[str], position: Position | None) -> int:
    return slugs.index(position.slug) + position.after if position else len(slugs)


def _parts(text: str) -> Iterator[str | Node]:
    """Yield the sections and the text between them."""
    node: Node | None = None
    behind: list[str] = []
    for piece in _spread(_pieces(text)):
        kind = _kind(piece)
        if kind == "subsection" and node:
            comments = [other for other in behind if not _loads(other)]
            node = replace(node, inner=(*node.inner, Table("".join([*comments, piece]))))
            behind = [other for other in behind if other not in comments]
        elif kind == "section":
            yield from ([node] if node else [])
            yield from behind
            node, behind = Node(Table(piece)), []
        else:
            behind.append(piece)
    yield from ([node] if node else [])
    yield from behind


def _pieces(text: str) -> Iterator[list[str]]:
    """Yield the lines of each table, and those before the first.

    A line in brackets begins a table unless the lines before it are no TOML without it: then it
    stands in a string or an array of several lines.
    """
    piece: list[str] = []
    for line in _LINE.findall(text):
        if line.lstrip().startswith("[") and piece and _loads("".join(piece)) is not None:
            yield piece
            piece = []
        piece.append(line if line.endswith("\n") else f"{line}\n")
    if piece:
        yield piece


def _spread(pieces: Iterator[list[str]]) -> Iterator[str]:
    """Give each table the comments right above it; those that touch no table stand alone."""
    above: list[str] = []
    for piece in pieces:
        body, tail = _split_tail(piece)
        touching, between, next_above = _split_comments(tail)
        yield "".join([*above, *body, *touching])
        if any(line.strip() for line in between):
            yield "".join(between)
            between = []
        above = [*between, *next_above]
    if above:
        yield "".join(above)


def _split_tail(piece: list[str]) -> tuple[list[str], list[str]]:
    """Split a table's lines from the comments and blank lines behind them."""
    end = len(piece)
    while end and (not piece[end - 1].strip() or piece[end - 1].lstrip().startswith("#")):
        end -= 1
    values = _loads("".join(piece))
    # A string of several lines may end in what looks like a comment.
    while end < len(piece) and _loads("".join(piece[:end])) != values:
        end += 1
    return piece[:end], piece[end:]


def _split_comments(tail: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Split the text between two tables: what touches the first, neither, and the second."""
    blank = [index for index, line in enumerate(tail) if not line.strip()]
    if not blank:
        return [], [], tail
    last = blank[-1]
    while last > blank[0] and not tail[last - 1].strip():
        last -= 1
    return tail[: blank[0]], tail[blank[0] : last], tail[last:]


def _kind(piece: str) -> str:
    """Return what a table describes: a section, a subsection, or neither."""
    is_array = any(line.lstrip().startswith("[[") for line in piece.split("\n"))
    sections = (_loads(piece) or {}).get("sections") if is_array else None
    if isinstance(sections, dict):
        return "subsection" if list(sections) == ["subsections"] else ""
    return "section" if sections else ""


def _loads(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None
