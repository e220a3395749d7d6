"""Say where in a `.bib` file something stands, and in which entry."""

from bisect import bisect_right
from collections.abc import Iterator

from synthlit.bibtex.nodes import BibDocument, EntryNode, ErrorKind, ParseError
from synthlit.lint.rule import Location


def spot(sheet: BibDocument, offset: int) -> Location:
    """Return the place of a character, with the key of the entry around it."""
    place = bisect_right(sheet.blocks, offset, key=_start) - 1
    block = sheet.blocks[place] if place >= 0 else None
    key = block.key if block and offset < block.end else ""
    return Location(sheet.path, sheet.source, offset, key)


def faults(sheet: BibDocument, flaw: ErrorKind) -> Iterator[ParseError]:
    """Yield the faults of one kind."""
    return (fault for fault in sheet.faults if fault.flaw is flaw)


def _start(block: EntryNode) -> int:
    return block.start
