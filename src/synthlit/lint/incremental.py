"""Check a standalone `.bib` file after each change of its text, with what is known from before.

The file is read in parts of one entry each. What the rules about single entries find in a part is
kept until its text changes. Rules that compare entries run over those that have a fact in common;
what they find in an entry that has none in common with another is kept as well.
"""

import gc
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain, pairwise
from operator import attrgetter
from pathlib import PurePosixPath
from typing import Final

from synthlit.bibtex import parts
from synthlit.bibtex.nodes import EntryNode
from synthlit.library.library import Work, Works
from synthlit.lint import related
from synthlit.lint.by_rule import summarised
from synthlit.lint.diagnostic import Diagnostic, Replace
from synthlit.lint.documents import DocumentSet
from synthlit.lint.linter import Linter
from synthlit.lint.record_matching import Accents
from synthlit.lint.rule import DocumentCheck
from synthlit.lint.text_cleaning import has_marker
from synthlit.text import Text

# Rules about a file that find in its parts what they find in the whole. With any other such rule a
# file is checked as a whole.
_OF_PARTS: Final = frozenset(
    {"FIL006", "KEY003", "NUM005", "NUM008", "SYN001", "SYN002", "SYN003", "SYN004", "SYN005",
     "SYN006", "SYN008", "SYN009", "SYN010", "SYN011", "SYN012", "SYN014", "SYN015"}
)  # fmt: skip
# Behind these, a part that cannot be read has its reason elsewhere in the file.
_MARKS: Final = re.compile(r"<{7}|={7}|>{7}")
_INHERITS: Final = re.compile(r"crossref|xdata", re.IGNORECASE)
# Where more parts than these are new, the whole file is read faster.
_MANY: Final = 200
# Where the entry begins, in a finding that is about none.
_NO_ENTRY: Final = -1
_ORDER = attrgetter("line", "column", "code", "message", "key")


class Cancelled(Exception):
    """The text has changed again, so nobody needs what is found in it."""


@dataclass
class _Part:
    """A part of the file, and what is found in it; positions count from its beginning.

    `node` counts from `origin` before it. `alone` is what the rules that compare find while no
    other part has one of its facts.
    """

    text: str
    found: Sequence[Diagnostic]
    node: EntryNode | None = None
    origin: int = 0
    work: Work | None = None
    facts: frozenset[str] = frozenset()
    alone: Sequence[Diagnostic] | None = ()

    def __post_init__(self) -> None:
        self.lines = self.text.count("\n")
        self.accents = Accents.of(self.text)


@dataclass(frozen=True)
class _Place:
    """Where a part begins in the present text: offset and line, counted from 0."""

    part: _Part
    start: int
    line: int

    def moved(self, found: Iterable[Diagnostic] | None) -> Iterator[Diagnostic]:
        """Yield findings in the part as findings in the file."""
        for each in found or ():
            start = 0 if each.start == _NO_ENTRY else each.start + self.start
            yield _moved(each, self.start, self.line, start)

    def moved_back(self, found: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Return findings in the file as findings in the part; one that is not the first."""
        return [
            _moved(
                each, -self.start, -self.line, each.start - self.start if each.start else _NO_ENTRY
            )
            for each in found
        ]


class IncrementalCheck:
    """The checks of one file whose text changes."""

    def __init__(self, path: PurePosixPath, linter: Linter) -> None:
        self._path = path
        self._linter = linter
        self._parts: dict[str, _Part] = {}
        self._first = self._definitions = ""
        self._is_kept = False
        self._accents: tuple[bool, bool] | None = None
        checks = linter.rules(path).checks(DocumentCheck)
        self._is_able = related.is_enough(linter, path) and (
            _OF_PARTS.issuperset(each.code for each in checks)
        )

    def check(
        self, text: str, is_cancelled: Callable[[], bool] = lambda: False
    ) -> list[Diagnostic]:
        """Return what the linter finds in a text, in order of position. Raises Cancelled."""
        can_divide = self._is_able and not ("synthlit:" in text or has_marker(text))
        pieces = parts.split(text) if can_divide else ()
        # What such an entry inherits stands in other parts.
        if any(_INHERITS.search(piece) for piece in pieces if piece not in self._parts):
            pieces = ()
        here = self._here(pieces, is_cancelled)
        if is_cancelled():
            raise Cancelled
        return self._in_whole(text, pieces) if here is None else self._in_parts(text, here)

    def _here(self, pieces: Sequence[str], is_cancelled: Callable[[], bool]) -> list[_Part] | None:
        """Return the parts of the present text, None where they cannot be read one by one."""
        if not pieces or sum(piece not in self._parts for piece in pieces) > _MANY:
            return None
        kept: dict[str, _Part] = {}
        here: list[_Part] = []
        for piece, after in zip(pieces, (*pieces[1:], ""), strict=True):
            part = self._parts.get(piece) or kept.get(piece)
            # The first part has the definitions that count for the others.
            if part is None or (not here and piece != self._first):
                if is_cancelled():
                    raise Cancelled
                part = self._read(piece, after, is_first=not here)
            if part is None:
                return None
            if part.work:
                kept[piece] = part
            here.append(part)
        self._parts, self._first = kept, pieces[0]
        return here

    def _read(self, piece: str, after: str, *, is_first: bool) -> _Part | None:
        # No entry begins at the very beginning, so that the start of each tells that there is one.
        before = "\n" if is_first else f"\n{self._definitions}"
        document = parts.read(self._path, before, piece, after)
        if document is None or (not document.entries and _MARKS.search(piece)):
            return None
        if is_first and (parts.definitions(document) or before) != before + self._definitions:
            return None
        documents = DocumentSet.of_bib(document)
        place = _Place(_Part(before, ()), len(before), before.count("\n"))
        every = self._linter.check_file(documents, self._path)
        found = place.moved_back(each for each in every if each.line > place.line)
        if not document.entries:
            return _Part(piece, found)
        (node,), (work,) = document.entries, documents.entries.works
        return self._part(piece, found, node, len(before), work)

    def _part(
        self, piece: str, found: Sequence[Diagnostic], node: EntryNode, origin: int, work: Work
    ) -> _Part:
        # Kept for long: without the text of the whole file.
        alone = replace(work, text="", start=0)
        facts = frozenset(related.facts(work.entry, self._linter.records))
        return _Part(piece, found, node, origin, alone, facts, None)

    def _in_parts(self, text: str, here: Sequence[_Part]) -> list[Diagnostic]:
        """Check a text of which only some parts are new."""
        self._note_accents(here)
        shared = _shared(here)
        found: list[Diagnostic] = []
        compared: list[_Place] = []
        for place in _places(here):
            part = place.part
            found += place.moved(part.found)
            if part.alone is None or not part.facts.isdisjoint(shared):
                compared.append(place)
            else:
                found += place.moved(part.alone)
        for place, these in self._compared(text, compared):
            found += these
            if place.start and place.part.facts.isdisjoint(shared):
                place.part.alone = place.moved_back(these)
        entries = sum(part.work is not None for part in here)
        return [*summarised(sorted(found, key=_ORDER), text, entries)]

    def _note_accents(self, here: Iterable[_Part]) -> None:
        """Forget what was found where accents were written as in the file, if that changed."""
        every = zip(*(part.accents for part in here), strict=True)
        form = Accents(*map(sum, every)).form
        if form != self._accents:
            for part in self._parts.values():
                part.alone = None
            self._accents = form

    def _compared(
        self, text: str, places: Sequence[_Place]
    ) -> Iterator[tuple[_Place, list[Diagnostic]]]:
        """Yield what the rules that compare entries find in each of some parts."""
        if not places:
            return
        entries = [
            (place.start - place.part.origin, place.part.node)
            for place in places
            if place.part.node
        ]
        document = parts.gathered(self._path, Text(text), entries)
        starts = [node.start for node in document.entries]
        works = tuple(
            replace(place.part.work, text=text, start=start)
            for place, start in zip(places, starts, strict=True)
            if place.part.work
        )
        documents = DocumentSet(Works(works), standalone=document)
        by_start: dict[int, list[Diagnostic]] = {start: [] for start in starts}
        for each in self._linter.check_set(documents):
            by_start[each.start].append(each)
        for place, start in zip(places, starts, strict=True):
            yield place, by_start[start]

    def _in_whole(self, text: str, pieces: Sequence[str]) -> list[Diagnostic]:
        """Check a text from the beginning, and keep what is found in its parts."""
        documents = DocumentSet.of_text(self._path, text)
        of_parts = self._linter.check_file(documents, self._path)
        compared = self._linter.check_set(documents)
        self._parts, self._first, self._definitions = {}, "", ""
        if pieces:
            self._accents = Accents.of(text).form
            self._divide(documents, pieces, of_parts, compared)
            if not self._is_kept:
                # What is kept is no garbage: nobody needs to look for that in it after each key.
                gc.freeze()
                self._is_kept = True
        return self._linter.settled(documents, [*of_parts, *compared])

    def _divide(
        self,
        documents: DocumentSet,
        pieces: Sequence[str],
        of_parts: Iterable[Diagnostic],
        compared: Iterable[Diagnostic],
    ) -> None:
        document = documents.bib(self._path)
        works = {work.start: work for work in documents.entries.works}
        starts = [0, *accumulate(map(len, pieces))]
        nodes = [parts.entry_of(document, *span) for span in pairwise(starts)]
        definitions = parts.definitions(document)
        if definitions is None or not nodes[0]:
            return
        self._definitions = definitions
        found = _by_line(of_parts, pieces), _by_line(compared, pieces)
        here: list[_Place] = []
        line = 0
        for number, (piece, start, node) in enumerate(zip(pieces, starts, nodes, strict=False)):
            if node:
                place = _Place(_Part(piece, ()), start, line)
                own = place.moved_back(found[0][number])
                part = self._part(piece, own, node, start, works[node.start])
                part.alone = place.moved_back(found[1][number])
                here.append(_Place(part, start, line))
            line += piece.count("\n")
        shared = _shared([place.part for place in here])
        for place in here:
            if not place.part.facts.isdisjoint(shared):
                place.part.alone = None
        # The first part is read alone when it is needed.
        self._parts = {place.part.text: place.part for place in here if place.start}


def _shared(here: Iterable[_Part]) -> set[str]:
    """Return the facts that several parts have."""
    counts = Counter(chain.from_iterable(part.facts for part in here))
    return {fact for fact, count in counts.items() if count > 1}


def _places(here: Iterable[_Part]) -> Iterator[_Place]:
    start = line = 0
    for part in here:
        yield _Place(part, start, line)
        start, line = start + len(part.text), line + part.lines


def _by_line(found: Iterable[Diagnostic], pieces: Sequence[str]) -> list[list[Diagnostic]]:
    """Return the findings in each part."""
    ends = list(accumulate(piece.count("\n") for piece in pieces))
    divided: list[list[Diagnostic]] = [[] for _ in pieces]
    for each in found:
        divided[min(bisect_left(ends, each.line), len(pieces) - 1)].append(each)
    return divided


def _moved(found: Diagnostic, offset: int, lines: int, start: int) -> Diagnostic:
    """Return a finding where other text, or less, stands before it."""
    fix = found.fix
    if fix and isinstance(fix.edit, Replace):
        edits = (
            replace(edit, start=edit.start + offset, end=edit.end + offset)
            for edit in fix.edit.edits
        )
        fix = replace(fix, edit=Replace(tuple(edits)))
    return replace(found, line=found.line + lines, start=start, fix=fix)
