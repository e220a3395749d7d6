"""Format a whole `.bib` file; comments and other text keep their order."""

import re
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import TypeAlias

from synthlit.bibtex import parser
from synthlit.bibtex.canonical import lay_out, written
from synthlit.bibtex.nodes import BibDocument, EntryNode, ErrorKind, FieldNode
from synthlit.model.fields import place

# Returns the canonical form of a field's value, given its name and the value.
Canonical: TypeAlias = Callable[[str, str], str]

# Formatting would lose the comments of an entry; an entry without a key cannot be read back.
_LOST = frozenset({ErrorKind.PERCENT, ErrorKind.NO_KEY})
_BLANK = " \t\r\n\ufeff"
_LINE_END = re.compile(r"\r\n?|\n")


def formatted(document: BibDocument, canonical: Canonical) -> str:
    """Return the formatted text of a document; idempotent if `canonical` is.

    Fields are in canonical order, one a line, aligned, and an empty line separates entries. Joined
    values and macro names are unchanged, and so is an entry with a comment inside or without a key.
    Raises ValueError for a document that has unreadable parts.
    """
    if not document.is_whole:
        raise ValueError(f"{document.path} is not whole")
    pieces: list[str] = []
    position = 0
    for entry in document.entries:
        pieces.append(_gap(document.text[position : entry.start], first=not position))
        pieces.append(_entry(document, entry, canonical))
        position = entry.end
    pieces.append(_gap(document.text[position:], first=not position, last=True))
    text = _LINE_END.sub("\n", "".join(pieces))
    first = _LINE_END.search(document.text)
    return text.replace("\n", "\r\n") if first and first[0] == "\r\n" else text


def _gap(gap: str, *, first: bool, last: bool = False) -> str:
    """Return the text between two entries, or before or after all of them, with its separators."""
    body = gap.strip(_BLANK)
    if not body:
        return "" if first else "\n" if last else "\n\n"
    start = gap.index(body)
    before = "" if first else _apart(gap[:start])
    after = "\n" if last else _apart(gap[start + len(body) :])
    return before + body + (after.strip(" ") or "\n")


def _apart(blank: str) -> str:
    """Return the white space between two parts: a space, a line end, or an empty line."""
    ends = len(_LINE_END.findall(blank))
    return "\n" * min(ends, 2) or (" " if blank else "")


def _entry(document: BibDocument, entry: EntryNode, canonical: Canonical) -> str:
    """Return the formatted entry; unchanged if the result would not read back as the same entry."""
    before = document.text[entry.start : entry.end]
    if any(error.kind in _LOST for error in document.errors_in(entry)):
        return before
    fields = sorted(entry.fields, key=lambda field: place(field.name))
    values = [(field.name, _value(document, field, canonical)) for field in fields]
    after = lay_out(entry.type, entry.key, values).removesuffix("\n")
    return after if _reads_as(after, entry, values) else before


def _value(document: BibDocument, field: FieldNode, canonical: Canonical) -> str:
    """Return a value as it is to be written, with its braces if it has any."""
    before = document.text[field.value_start : field.end]
    if field.inner < 0 and not before.isdecimal():
        return before
    value = canonical(field.name, field.value)
    if value == field.value.strip() or value in document.strings:
        return f"{{{value}}}"
    # A style prints a month's macro in its language, the text as it is.
    return written(field.name, value)


def _reads_as(text: str, entry: EntryNode, values: list[tuple[str, str]]) -> bool:
    """Return whether a text reads back as the entry from which it was made."""
    document = parser.read(PurePosixPath(), text)
    if len(document.entries) != 1 or document.errors or document.others:
        return False
    found = document.entries[0]
    read = [(field.name, text[field.value_start : field.end]) for field in found.fields]
    return (found.type, found.key, read) == (entry.type, entry.key, values)
