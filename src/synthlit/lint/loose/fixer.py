"""Mend a file that is no library's by edits of what is wrong, until there is nothing left to mend.

A file of which a part could not be read is never touched.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from synthlit.bibtex import parser
from synthlit.bibtex.edits import revise
from synthlit.bibtex.nodes import BibDocument
from synthlit.lint.diagnostic import Diagnostic, Replace, Revise
from synthlit.lint.loose.judge import Around, judge
from synthlit.lint.rule_set import Rules
from synthlit.text import TextEdit, applied

# Rules that undid each other would never end.
PASSES = 20


@dataclass(frozen=True)
class Mended:
    """A file's text after its fixes, what they mended, and what is still wrong."""

    text: str
    mended: tuple[Diagnostic, ...]
    left: tuple[Diagnostic, ...]


def fix(
    path: PurePosixPath, text: str, rules: Rules, around: Around, *, unsafe: bool = False
) -> Mended:
    """Apply the safe fixes, or all, again and again until none is left.

    Where two fixes change one place, the second waits for the next pass.
    """
    mended: list[Diagnostic] = []
    found = judge(path, text, rules, around)
    for _ in range(PASSES):
        offers = [each for each in found if each.fix and (each.fix.safe or unsafe)]
        better, done = _pass(path, text, offers)
        if better == text:
            break
        text = better
        mended += done
        found = judge(path, text, rules, around)
    return Mended(text, tuple(mended), tuple(found))


def mend(path: PurePosixPath, text: str, found: Iterable[Diagnostic]) -> str:
    """Return the text after the fixes of some findings, but for those that meet another's."""
    return _pass(path, text, [each for each in found if each.fix])[0]


def _pass(
    path: PurePosixPath, text: str, offers: Iterable[Diagnostic]
) -> tuple[str, list[Diagnostic]]:
    """Return the text after the fixes that do not get in each other's way, and what they mended."""
    sheet = parser.read(path, text) if path.suffix.lower() == ".bib" else None
    if sheet and not sheet.is_whole:
        return text, []
    taken = _Taken()
    done: list[Diagnostic] = []
    touched: set[tuple[int, str]] = set()
    for offer in offers:
        edit = offer.fix.edit if offer.fix else None
        edits: tuple[TextEdit, ...] = ()
        names: set[tuple[int, str]] = set()
        if isinstance(edit, Replace):
            edits = edit.edits
        elif isinstance(edit, Revise) and sheet:
            revised = (*edit.fields, *(["@type"] if edit.type else []))
            names = {(offer.start, name) for name in revised}
            if touched.isdisjoint(names):
                block = sheet.by_start[offer.start]
                edits = tuple(revise(sheet.text, block, edit.fields, edit.type))
        if edits and taken.add(edits):
            touched |= names
            done.append(offer)
    better = applied(text, taken.edits)
    if sheet and not _is_meant(sheet, parser.read(path, better), done):
        return _one_by_one(path, text, done)
    return better, done


def _one_by_one(
    path: PurePosixPath, text: str, offers: list[Diagnostic]
) -> tuple[str, list[Diagnostic]]:
    """Return the text after the first fix that reads back as it was meant."""
    if len(offers) > 1:
        for offer in offers:
            better, done = _pass(path, text, [offer])
            if better != text:
                return better, done
    return text, []


def _is_meant(before: BibDocument, after: BibDocument, done: Iterable[Diagnostic]) -> bool:
    """Tell whether nothing was lost: as many entries and other parts, and the revised values."""
    if not after.is_whole or len(after.blocks) != len(before.blocks):
        return False
    if len(after.others) < len(before.others) and any(
        isinstance(each.fix.edit, Revise) for each in done if each.fix
    ):
        return False
    places = {block.start: place for place, block in enumerate(before.blocks)}
    for each in done:
        if each.fix and isinstance(each.fix.edit, Revise):
            block = after.blocks[places[each.start]]
            for name, value in each.fix.edit.fields.items():
                field = block.field(name)
                if (field.value if field else None) != value:
                    return False
    return True


class _Taken:
    """Edits that do not meet."""

    def __init__(self) -> None:
        self.edits: list[TextEdit] = []
        self._starts: list[tuple[int, int]] = []

    def add(self, edits: Iterable[TextEdit]) -> bool:
        """Add all edits, or none where one would meet another."""
        edits = list(edits)
        spans = [(edit.start, max(edit.end, edit.start + 1)) for edit in edits]
        for start, end in spans:
            place = bisect_left(self._starts, (start, end))
            near = self._starts[max(place - 1, 0) : place + 1]
            if any(start < other_end and other_start < end for other_start, other_end in near):
                return False
        for span in spans:
            insort(self._starts, span)
        self.edits += edits
        return True
