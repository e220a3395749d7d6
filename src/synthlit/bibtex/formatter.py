"""Lay a whole `.bib` file out in one form, with everything that is no entry where it stands."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import TypeAlias

from synthlit.bibtex import parser
from synthlit.bibtex.nodes import BibDocument, EntryNode, ErrorKind, FieldNode
from synthlit.model.fields import MONTHS, ORDER

# Returns the canonical form of a field's value, given its name and the value.
Canonical: TypeAlias = Callable[[str, str], str]

_PLACE = {name: place for place, name in enumerate(ORDER)}
_BLANK = " \t\r\n\ufeff"
_LINE_END = re.compile(r"\r\n?|\n")


def formatted(sheet: BibDocument, canonical: Canonical) -> str:
    """Return the text of a whole sheet in its form; idempotent if `canonical` is.

    Fields stand in canonical order, one a line, aligned; entries stand apart by an empty line.
    Values that are joined, or are a macro's name, stay as they are, and so does an entry that has
    no key or a comment inside. Raises ValueError for a sheet of which a part could not be read.
    """
    if not sheet.is_whole:
        raise ValueError(f"{sheet.path} is not whole")
    entries = _Entries(sheet, canonical)
    pieces: list[str] = []
    position = 0
    for block in sheet.blocks:
        gap = sheet.text[position : block.start]
        pieces += (_gap(gap, first=not position), entries.text(block))
        position = block.end
    pieces.append(_gap(sheet.text[position:], first=not position, last=True))
    text = _LINE_END.sub("\n", "".join(pieces))
    return text.replace("\n", "\r\n") if _ends_in_cr_lf(sheet.text) else text


def _ends_in_cr_lf(text: str) -> bool:
    """Tell whether the first line ends as lines do on Windows."""
    found = _LINE_END.search(text)
    return found is not None and found[0] == "\r\n"


def _gap(gap: str, *, first: bool, last: bool = False) -> str:
    """Return what stands between two entries, or before or behind all, set apart from them."""
    body = gap.strip(_BLANK)
    if not body:
        return "" if first else "\n" if last else "\n\n"
    start = gap.index(body)
    before = "" if first else _apart(gap[:start])
    behind = "\n" if last else _apart(gap[start + len(body) :])
    return before + body + (behind.strip(" ") or "\n")


def _apart(blank: str) -> str:
    """Return the white space that sets two things apart: on one line, on two, or an empty one."""
    ends = len(_LINE_END.findall(blank))
    return "\n" * min(ends, 2) or (" " if blank else "")


def _kept(sheet: BibDocument) -> Iterator[int]:
    """Yield where the entries begin that have no key, or in which a comment would be lost."""
    starts = [block.start for block in sheet.blocks]
    for fault in sheet.faults:
        if fault.flaw in (ErrorKind.PERCENT, ErrorKind.NO_KEY):
            yield starts[bisect_right(starts, fault.offset) - 1]


class _Entries:
    """Lays out the entries of a sheet."""

    def __init__(self, sheet: BibDocument, canonical: Canonical) -> None:
        self._sheet = sheet
        self._canonical = canonical
        self._kept = frozenset(_kept(sheet))

    def text(self, block: EntryNode) -> str:
        """Return an entry in its form, or as it stands where that would not be the same entry."""
        before = self._sheet.text[block.start : block.end]
        if block.start in self._kept:
            return before
        fields = sorted(block.fields, key=lambda field: _PLACE.get(field.name, len(_PLACE)))
        values = [self._value(field) for field in fields]
        width = max((len(field.name) for field in fields), default=0)
        lines = [
            f"  {field.name:<{width}} = {value},\n"
            for field, value in zip(fields, values, strict=True)
        ]
        after = f"@{block.type}{{{block.key},\n{''.join(lines)}}}"
        return after if self._is_same(after, block, fields, values) else before

    def _value(self, field: FieldNode) -> str:
        """Return a value as it shall be written, with its braces if it has any."""
        written = self._sheet.text[field.value_start : field.end]
        if field.inner < 0 and not written.isdecimal():
            return written
        value = self._canonical(field.name, field.value)
        is_macro = value in MONTHS and value not in self._sheet.strings
        if field.name == "month" and is_macro and value != field.value.strip():
            # A style prints the macro as the month's name, the text as it is.
            return value
        return f"{{{value}}}"

    def _is_same(
        self, after: str, block: EntryNode, fields: list[FieldNode], values: list[str]
    ) -> bool:
        """Tell whether the new text reads back as what it was made of."""
        sheet = parser.read(self._sheet.path, after)
        if len(sheet.blocks) != 1 or sheet.faults or sheet.others:
            return False
        found = sheet.blocks[0]
        written = [after[field.value_start : field.end] for field in found.fields]
        names = [field.name for field in fields]
        return (
            (found.type, found.key) == (block.type, block.key)
            and [field.name for field in found.fields] == names
            and written == values
        )
