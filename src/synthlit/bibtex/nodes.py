"""The parts of a `.bib` file, each with its offset in the text."""

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
    """The kinds of syntax errors in a `.bib` file."""

    UNCLOSED = "unclosed"
    STRAY = "stray"
    MISSING_COMMA = "missing comma"
    EXTRA_COMMA = "extra comma"
    NO_KEY = "no key"
    PERCENT = "percent"
    NO_VALUE = "no value"


# Errors that make an entry unreadable; with the others it can still be checked.
FATAL = frozenset({ErrorKind.UNCLOSED, ErrorKind.STRAY, ErrorKind.NO_VALUE})


class ParseError(NamedTuple):
    """A syntax error: its kind, its offset, and its message."""

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
    """A field: its name in lower case, and its value with macros expanded.

    `start` is where the name begins, `value_start` where the first piece does, `end` where the
    last one ends. `inner` is where the text inside the delimiters begins, or -1 if the value is
    joined from pieces or is a bare word.
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

    `close` is the offset of the closing brace, `end` the offset after it.
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
    """Any other part: `@string`, `@preamble`, `@comment`, text, or an unreadable block."""

    kind: str
    start: int
    end: int


class Macro(NamedTuple):
    """A `@string` definition: its name as written, its value, and the name's offset."""

    name: str
    value: str
    start: int


class MacroUse(NamedTuple):
    """A bare word in a value that names a macro, its offset, and whether the macro is defined."""

    name: str
    offset: int
    defined: bool


_Located = TypeVar("_Located", ParseError, MacroUse)


@dataclass(frozen=True)
class BibDocument:
    """A `.bib` file: its entries and other parts in order, and its syntax errors.

    `bytes_lost` are the offsets of bytes that were not UTF-8.
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
        """Return the errors in a part that do not make it unreadable."""
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
        """Return the entry that contains an offset."""
        place = bisect_right(self.entries, offset, key=attrgetter("start")) - 1
        found = self.entries[place] if place >= 0 else None
        return found if found and offset < found.end else None


def _within(found: Sequence[_Located], part: EntryNode | OtherBlock) -> Sequence[_Located]:
    """Return those that stand in a part."""
    first, last = (bisect_left(found, place, key=_OFFSET) for place in (part.start, part.end))
    return found[first:last]
