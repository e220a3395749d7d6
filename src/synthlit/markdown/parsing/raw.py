"""Blocks whose inline Markdown is not read yet."""

from dataclasses import dataclass, field
from typing import NamedTuple

from synthlit.markdown.parsing.parts import Definition, Fence, Leaf, Table
from synthlit.text import Span


class Head(NamedTuple):
    """A heading before its text is read: level, lines, content, and how it is written."""

    level: int
    span: Span
    leaf: int
    style: str


class RawItem(NamedTuple):
    """A list item before its text is read; `leaf` is that of its first paragraph."""

    span: Span
    line: Span
    marker: str
    marker_at: int
    indent: int
    content_at: int
    leaf: int | None
    depth: int
    ordered: bool
    parent: int | None
    heading: int | None
    checkbox: bool | None


@dataclass
class Blocks:
    """The blocks of a file, in order; `references` are the addresses of normal labels."""

    leaves: list[Leaf] = field(default_factory=list)
    heads: list[Head] = field(default_factory=list)
    items: list[RawItem] = field(default_factory=list)
    fences: list[Fence] = field(default_factory=list)
    code: list[Span] = field(default_factory=list)
    html: list[Leaf] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    quotes: list[Span] = field(default_factory=list)
    definitions: list[Definition] = field(default_factory=list)
    references: dict[str, str] = field(default_factory=dict)

    @property
    def heading(self) -> int | None:
        """The index of the last heading so far."""
        return len(self.heads) - 1 if self.heads else None
