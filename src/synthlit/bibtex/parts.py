"""Split a `.bib` file into parts of one entry each, which are read alone as they are in the file.

An editor's file is read again after each key: only the parts that changed need the parser. Where
a part's meaning depends on other parts, the file is read as a whole.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter
from pathlib import PurePosixPath
from typing import TypeVar

from synthlit.bibtex import parser
from synthlit.bibtex.nodes import (
    FATAL,
    BibDocument,
    EntryNode,
    FieldNode,
    OtherBlock,
    ParseError,
    Piece,
)
from synthlit.text import Text

_HEAD = (
    r"[ \t]*@[ \t\r\n]*(?!(?:comment|string|preamble)[ \t\r\n]*[{(])"
    r"[A-Za-z][\w:.+-]*[ \t\r\n]*[{(]"
)
_FIRST = re.compile(_HEAD, re.IGNORECASE)
_BEGINNING = re.compile(rf"\n(?={_HEAD})", re.IGNORECASE)
_START, _OFFSET = attrgetter("start"), attrgetter("offset")
_Found = TypeVar("_Found", EntryNode, OtherBlock, ParseError)


def split(text: str) -> tuple[str, ...]:
    """Return the parts of a file, each from an entry that begins a line; nothing if it has none.

    The first part has what stands before the first entry as well. A file has no parts where line
    ends differ, or characters were lost.
    """
    returns = text.count("\r")
    if returns and not (returns == text.count("\n") == text.count("\r\n")):
        return ()
    if "\ufffd" in text or "\ufeff" in text:
        return ()
    starts = [match.end() for match in _BEGINNING.finditer(text)]
    if starts and not _FIRST.match(text):
        del starts[0]
    return tuple(text[start:end] for start, end in pairwise((0, *starts, len(text))))


def read(path: PurePosixPath, before: str, part: str, following: str) -> BibDocument | None:
    """Read a part as it is read in its file; None where it must be read with the others.

    `before` are the definitions in front of the first entry; the document begins with them.
    A part that cannot be read has no entry, and its document ends with the beginning of the
    following part, where the parser gave it up.
    """
    text = before + part
    document = parser.read(path, text)
    if entry_of(document, len(before), len(text)):
        return document
    head = _FIRST.match(part)
    if not head or not part[head.end() :].strip():
        return None
    expected: list[ParseError] = []
    if following:
        next_ = parser.NEXT.match(f"\n{following}")
        if not next_:
            return None
        document = parser.read(path, text + next_[0][1:])
        expected = [
            error._replace(offset=error.offset + len(text))
            for error in parser.read(path, next_[0][1:]).errors
        ]
    inside = [other for other in document.others if len(before) <= other.start < len(text)]
    is_given_up = [(each.kind, each.end) for each in inside] == [("failed", len(text))]
    errors = tuple(error for error in document.errors if not following or error.offset < len(text))
    # Nothing in the part may reach beyond its end.
    if document.entries or not is_given_up or [*errors, *expected] != list(document.errors):
        return None
    return replace(
        document,
        others=tuple(other for other in document.others if other.start < len(text)),
        macro_uses=tuple(use for use in document.macro_uses if use.offset < len(text)),
        errors=errors,
    )


def entry_of(document: BibDocument, start: int, end: int) -> EntryNode | None:
    """Return the one entry of a part, None where the part must be read with the others."""
    entries = _within(document.entries, start, end, _START)
    others = _within(document.others, start, end, _START)
    errors = _within(document.errors, start, end, _OFFSET)
    if len(entries) != 1 or entries[0].end > end or any(each.kind in FATAL for each in errors):
        return None
    # Definitions and comments stand before the first entry of the file only.
    is_plain = all(each.kind == "text" or _is_before(each, entries[0]) for each in others)
    return entries[0] if is_plain else None


def _within(
    found: Sequence[_Found], start: int, end: int, place: Callable[[_Found], int]
) -> Sequence[_Found]:
    return found[bisect_left(found, start, key=place) : bisect_left(found, end, key=place)]


def _is_before(other: OtherBlock, entry: EntryNode) -> bool:
    return other.kind != "failed" and other.end <= entry.start


def definitions(document: BibDocument) -> str | None:
    """Return the lines before the first entry, if macros are defined there.

    Returns None where macros are defined on the line of the entry or after it.
    """
    if not document.macros or not document.entries:
        return ""
    end = document.text.rfind("\n", 0, document.entries[0].start) + 1
    return document.text[:end] if document.macros[-1].start < end else None


def gathered(
    path: PurePosixPath, source: Text, entries: Iterable[tuple[int, EntryNode]]
) -> BibDocument:
    """Return a file with the entries of some parts, each given with where its part begins."""
    return BibDocument(path, source, tuple(_moved(node, by) for by, node in entries))


def _moved(node: EntryNode, by: int) -> EntryNode:
    """Return a node that begins later in a text, or earlier."""
    fields = tuple(
        FieldNode(
            name,
            value,
            start + by,
            value_start + by,
            end + by,
            inner + by if inner >= 0 else -1,
            tuple(Piece(first + by, last + by, mark) for first, last, mark in pieces)
            if pieces
            else (),
        )
        for name, value, start, value_start, end, inner, pieces in node.fields
    )
    places = (node.start, node.type_start, node.key_start, node.key_end, node.close, node.end)
    return EntryNode(node.type, node.key, fields, *(place + by for place in places))
