"""The parts of a `.bib` file, each with the place at which it stands in the text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from operator import attrgetter
from pathlib import PurePosixPath
from typing import NamedTuple, TypeVar

from synthlit.text import Span, Text

_LINE = re.compile(r"[^\r\n]*")
_OFFSET = attrgetter("offset")


class ErrorKind(StrEnum):
    """What is wrong with the syntax of a `.bib` file."""

    UNCLOSED = "unclosed"
    STRAY = "stray"
    MISSING_COMMA = "missing comma"
    EXTRA_COMMA = "extra comma"
    NO_KEY = "no key"
    PERCENT = "percent"
    NO_VALUE = "no value"


# What makes an entry unreadable; with the other errors it can still be checked.
FATAL = frozenset({ErrorKind.UNCLOSED, ErrorKind.STRAY, ErrorKind.NO_VALUE})


class ParseError(NamedTuple):
    """What is wrong, where it is, and a phrase that says it of this place."""

    kind: ErrorKind
    offset: int
    message: str


class Piece(NamedTuple):
    """One of the parts that `#` joins to a value: `{…}`, `"…"`, a number or a macro's name.

    `start` and `end` include the delimiters.
    """

    start: int
    end: int
    delimiter: str


class FieldNode(NamedTuple):
    """A field: its name in lower case, and its value as it is once macros are put in.

    `start` is where the name begins, `value_start` where the first piece does, `end` where the
    last one ends. `inner` is where the value's own text begins, or -1 where it is joined of pieces
    or a bare word.
    """

    name: str
    value: str
    start: int
    value_start: int
    end: int
    inner: int
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class EntryNode:
    """An entry: type in lower case, key, fields in order; `start` is that of the `@`.

    `body` is where the key begins, `close` the place of the closing brace, `end` behind it.
    """

    type: str
    key: str
    fields: tuple[FieldNode, ...]
    start: int
    type_start: int
    key_start: int
    key_end: int
    close: int
    end: int

    def field(self, name: str) -> FieldNode | None:
        """Return the field of a name; the first where there are several, as BibTeX does."""
        return next((each for each in self.fields if each.name == name), None)


class OtherBlock(NamedTuple):
    """What is no entry: `@string`, `@preamble`, `@comment`, a text between, or what failed."""

    kind: str
    start: int
    end: int


class Macro(NamedTuple):
    """A `@string` definition: its name as written, its value, and the name's place."""

    name: str
    value: str
    start: int


class MacroUse(NamedTuple):
    """A bare word in a value that names a macro, where it stands, and whether one is defined."""

    name: str
    offset: int
    defined: bool


_Placed = TypeVar("_Placed", ParseError, MacroUse)


@dataclass(frozen=True)
class BibDocument:
    """A `.bib` file: entries and everything else in order of place, and what is wrong with them.

    `bytes_lost` are the places of bytes that were not UTF-8.
    """

    path: PurePosixPath
    source: Text
    entries: tuple[EntryNode, ...] = ()
    others: tuple[OtherBlock, ...] = ()
    macros: tuple[Macro, ...] = ()
    macro_uses: tuple[MacroUse, ...] = ()
    errors: tuple[ParseError, ...] = ()
    bytes_lost: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """The whole text."""
        return self.source.text

    @cached_property
    def strings(self) -> Mapping[str, str]:
        """The values of macros by their names in lower case; a later definition counts."""
        return {macro.name.lower(): macro.value for macro in self.macros}

    @cached_property
    def is_whole(self) -> bool:
        """Whether every part could be read; other documents are never rewritten."""
        return not self.bytes_lost and not any(error.kind in FATAL for error in self.errors)

    def errors_in(self, part: EntryNode | OtherBlock) -> tuple[ParseError, ...]:
        """Return what is wrong within a part that could be read all the same."""
        return tuple(error for error in _within(self.errors, part) if error.kind not in FATAL)

    def comments_in(self, entry: EntryNode) -> list[Span]:
        """Return the comments within an entry, each up to the end of its line."""
        errors = (e for e in self.errors_in(entry) if e.kind is ErrorKind.PERCENT)
        lines = (_LINE.match(self.text, error.offset) for error in errors)
        return [Span(*line.span()) for line in lines if line]

    def undefined_in(self, part: EntryNode | OtherBlock) -> tuple[MacroUse, ...]:
        """Return the uses of macros that were not defined by then."""
        return tuple(use for use in _within(self.macro_uses, part) if not use.defined)

    @cached_property
    def by_start(self) -> Mapping[int, EntryNode]:
        """Entries by where they begin."""
        return {entry.start: entry for entry in self.entries}

    def entry_at(self, offset: int) -> EntryNode | None:
        """Return the entry in whose text a character stands."""
        place = bisect_right(self.entries, offset, key=attrgetter("start")) - 1
        found = self.entries[place] if place >= 0 else None
        return found if found and offset < found.end else None


def _within(found: Sequence[_Placed], part: EntryNode | OtherBlock) -> Sequence[_Placed]:
    """Return those that stand in a part."""
    first, last = (bisect_left(found, place, key=_OFFSET) for place in (part.start, part.end))
    return found[first:last]
