"""Locations and removals in a `.bib` file."""

from collections.abc import Iterator

from synthlit.bibtex.nodes import BibDocument, ErrorKind, ParseError
from synthlit.lint.rule import Location
from synthlit.text import TextEdit


def in_document(document: BibDocument, offset: int) -> Location:
    """Return the place of a character, with the key of the entry around it."""
    entry = document.entry_at(offset)
    return Location(document.path, document.source, offset, entry.key if entry else "")


def faults(document: BibDocument, flaw: ErrorKind) -> Iterator[ParseError]:
    """Yield the faults of one kind."""
    return (fault for fault in document.errors if fault.kind is flaw)


_BLANKS = (" ", "\t")


def removal(text: str, start: int, end: int) -> TextEdit:
    """Return the edit that takes a part out, and the blanks before it or the line around it."""
    first, last = start, end
    while text[first - 1 : first] in _BLANKS:
        first -= 1
    while text[last : last + 1] in _BLANKS:
        last += 1
    begins_line = first == 0 or text[first - 1] in "\r\n"
    if not begins_line:
        return TextEdit(first, end)
    if text.startswith("\r\n", last):
        return TextEdit(first, last + 2)
    if text[last : last + 1] in ("\r", "\n"):
        return TextEdit(first, last + 1)
    return TextEdit(start, last)
