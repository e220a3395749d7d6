"""synthlit.toml as the text of its tables, which keep their comments when they move.

tomlkit changes the values of one table (`table`), but cannot move tables: it attaches the comments
above a table to the table before, so they would not move along.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Self

from synthlit.model.section import SectionPath
from synthlit.workflows.section.table import Table, Value

_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
_BOM = "\ufeff"


@dataclass(frozen=True)
class Position:
    """The position of a section or subsection: before or after one of its siblings."""

    slug: str
    after: bool = False


@dataclass(frozen=True)
class Document:
    """The tables of sections and subsections, and between them all other text, in order.

    A section's table and those of its subsections follow one another.
    """

    parts: tuple[str | Table, ...]
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
        text = "".join(part if isinstance(part, str) else part.text for part in self.parts)
        return (_BOM if self.bom else "") + (text.replace("\n", "\r\n") if self.crlf else text)

    @cached_property
    def tables(self) -> Mapping[SectionPath, Table]:
        """The tables by the paths that they describe, in order."""
        found: dict[SectionPath, Table] = {}
        section = ""
        for part in self.parts:
            if isinstance(part, Table):
                section = section if part.is_subsection else part.slug
                path = SectionPath(section, part.slug if part.is_subsection else "")
                found[path] = part
        return found

    @property
    def indent(self) -> str:
        """The spaces before a subsection's table in this file."""
        return next((table.indent for table in self.tables.values() if table.is_subsection), "  ")

    def revised(self, path: SectionPath, changes: Mapping[str, Value]) -> Self:
        """Return the document with values of a section or subsection changed."""
        start, _ = self._span(path)
        return self._with_parts(start, start + 1, self.tables[path].revised(changes))

    def with_(self, path: SectionPath, position: Position | None, *tables: Table) -> Self:
        """Return the document with tables added: a section and its subsections, or a subsection.

        `path` is that of the first one, which is the last of its siblings if there is no position.
        """
        beside = SectionPath(path.section) if path.subsection else None
        if position:
            beside = (
                SectionPath(path.section, position.slug) if beside else SectionPath(position.slug)
            )
        start, end = self._span(beside)
        index = start if position and not position.after else end
        return self._with_parts(index, index, tables[0].spaced(), *tables[1:])

    def moved(self, old: SectionPath, new: SectionPath, position: Position | None = None) -> Self:
        """Return the document with a section or subsection under another path or position."""
        start, end = self._span(old)
        first, *others = (part for part in self.parts[start:end] if isinstance(part, Table))
        first = first.revised({"slug": new.subsection or new.section})
        return self._with_parts(start, end).with_(new, position, first, *others)

    def without(self, path: SectionPath) -> Self:
        """Return the document without a section or subsection; its comments stay where it was."""
        start, end = self._span(path)
        tables = [part for part in self.parts[start:end] if isinstance(part, Table)]
        comments = [comment for table in tables for comment in table.comments]
        indented = "".join(f"{tables[0].indent}{comment}\n" for comment in comments)
        return self._with_parts(start, end, *([f"\n{indented}"] if comments else []))

    def _span(self, path: SectionPath | None) -> tuple[int, int]:
        """Return where the tables of a section or subsection, or of all, begin and end."""
        tables = (index for index, part in enumerate(self.parts) if isinstance(part, Table))
        within = [
            index
            for index, other in zip(tables, self.tables, strict=True)
            if path is None or other.within(path)
        ]
        return within[0], within[-1] + 1

    def _with_parts(self, start: int, end: int, *parts: str | Table) -> Self:
        return replace(self, parts=(*self.parts[:start], *parts, *self.parts[end:]))


def _parts(text: str) -> Iterator[str | Table]:
    """Yield the tables, those of one section together, and the text between sections."""
    between: list[str] = []
    in_section = False
    for piece in _spread(_pieces(text)):
        kind = _kind(piece)
        if kind == "subsection" and in_section:
            comments = [other for other in between if not _loads(other)]
            yield Table("".join([*comments, piece]))
            between = [other for other in between if other not in comments]
        elif kind == "section":
            yield from between
            yield Table(piece)
            between, in_section = [], True
        else:
            between.append(piece)
    yield from between


def _pieces(text: str) -> Iterator[list[str]]:
    """Yield the lines of each table, and those before the first.

    A line in brackets begins a table unless the lines before it are no TOML without it: then it is
    inside a string or an array of several lines.
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
    """Give each table the comments right above it; those that touch no table are separate."""
    above: list[str] = []
    for piece in pieces:
        body, tail = _split_tail(piece)
        blank = [index for index, line in enumerate(tail) if not line.strip()]
        first = blank[0] if blank else 0
        last = blank[-1] if blank else 0
        while last > first and not tail[last - 1].strip():
            last -= 1
        between = tail[first:last]
        yield "".join([*above, *body, *tail[:first]])
        if any(line.strip() for line in between):
            yield "".join(between)
            between = []
        above = [*between, *tail[last:]]
    if above:
        yield "".join(above)


def _split_tail(piece: list[str]) -> tuple[list[str], list[str]]:
    """Split a table's lines from the comments and blank lines after them."""
    end = len(piece)
    while end and (not piece[end - 1].strip() or piece[end - 1].lstrip().startswith("#")):
        end -= 1
    values = _loads("".join(piece))
    # A string of several lines may end in what looks like a comment.
    while end < len(piece) and _loads("".join(piece[:end])) != values:
        end += 1
    return piece[:end], piece[end:]


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
