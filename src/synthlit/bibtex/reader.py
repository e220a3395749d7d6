"""Read the text of an entry file, or of any BibTeX: whole entries, and problems with their place.

`synthlit.bibtex.parser` reads the text; here its nodes become entries. An entry is taken only
where no part of it is in doubt.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter
from pathlib import PurePosixPath

from synthlit.bibtex.canonical import (
    FIELD_NAME,
    BibFile,
    Problem,
    is_valid_entry,
    read_canonical,
)
from synthlit.bibtex.nodes import (
    FATAL,
    BibDocument,
    EntryNode,
    ErrorKind,
    FieldNode,
    OtherBlock,
)
from synthlit.model.entry import Entry
from synthlit.model.latex.scan import balanced

_BLANK = "\ufeff \t\r\n"
_ESCAPED = re.compile(r"\\.", re.DOTALL)
_CONFLICT = re.compile(r"^<{7} ", re.MULTILINE)
_LINE = re.compile(r"[^\r\n]*")


def read(text: str) -> BibFile:
    """Read a text, whatever its form; what cannot be read is in `problems`."""
    file = read_canonical(text)
    if file is None:
        # The parser is loaded only for texts that need it.
        from synthlit.bibtex import parser

        file = from_document(parser.read(PurePosixPath(), text))
    return file


def from_document(document: BibDocument) -> BibFile:
    """Return the entries of a document, and the text around them."""
    return _Reading(document).file()


class _Reading:
    """What was read of a document so far, part by part."""

    def __init__(self, document: BibDocument) -> None:
        self._document = document
        self._entries: list[Entry] = []
        self._offsets: list[int] = []
        self._before: list[str] = []
        self._after: list[str] = []
        self._problems: list[tuple[int, str]] = []
        # What keeps the entry around it from being read, in order of place.
        self._doubts: list[tuple[int, str]] = sorted(
            [(e.offset, e.message) for e in document.faults if e.flaw not in _HARMLESS]
            + [
                (use.offset, f"{use.name} is neither quoted nor a @string that is defined")
                for use in document.mentions
                if not use.defined
            ]
        )
        self._comments = [e.offset for e in document.faults if e.flaw is ErrorKind.PERCENT]

    def file(self) -> BibFile:
        """Read every part, and return them all."""
        document = self._document
        self._problems += ((e.offset, e.message) for e in document.faults if e.flaw in FATAL)
        parts: list[EntryNode | OtherBlock] = [*document.blocks, *document.others]
        for part in sorted(parts, key=attrgetter("start")):
            if isinstance(part, EntryNode):
                self._read(part)
            elif part.kind != "failed":
                self._keep_other(part)
        if not self._entries and not self._problems and any("@" in b for b in self._before):
            at = document.text.index("@")
            self._problems.append((at, "there is an @ but no entry could be read"))
        return BibFile(
            tuple(self._entries),
            tuple(self._before),
            tuple(self._after),
            tuple(
                Problem(message, *document.source.point(offset))
                for offset, message in sorted(self._problems)
            ),
            tuple(self._offsets),
        )

    def _keep_other(self, part: OtherBlock) -> None:
        if part.kind in ("string", "preamble") and (doubt := self._doubt(part.start, part.end)):
            self._problems.append(doubt)
        text = self._document.text[part.start : part.end]
        if part.kind == "text" and (mark := _CONFLICT.search(text)):
            message = "a merge was not finished: git's mark is still there"
            self._problems.append((part.start + mark.start(), message))
        self._keep(text.strip(_BLANK))

    def _keep(self, text: str) -> None:
        """Keep a comment or a definition as it stands."""
        (self._after if self._entries else self._before).append(_with_line_feeds(text))

    def _read(self, node: EntryNode) -> None:
        """Read an entry; the first thing that is wrong with it makes it a problem."""
        if problem := self._doubt(node.start, node.end) or next(_wrong(node), None):
            self._problems.append(problem)
            return
        if comments := list(self._inside(node)):
            self._keep("\n".join(comments))
        fields = {field.name: _with_line_feeds(field.value) for field in node.fields}
        # What was checked above need not be checked again.
        self._entries.append(Entry.model_construct(type=node.type, key=node.key, fields=fields))
        self._offsets.append(node.start)

    def _doubt(self, start: int, end: int) -> tuple[int, str] | None:
        place = bisect_left(self._doubts, (start,))
        found = self._doubts[place : place + 1]
        return found[0] if found and found[0][0] < end else None

    def _inside(self, node: EntryNode) -> Iterator[str]:
        """Yield the comments within an entry."""
        first = bisect_left(self._comments, node.start)
        for offset in self._comments[first : bisect_left(self._comments, node.end)]:
            if line := _LINE.match(self._document.text, offset):
                yield line[0].strip(_BLANK)


# A comment within an entry is kept; a part that could not be read is no entry.
_HARMLESS = FATAL | {ErrorKind.PERCENT}


def _wrong(node: EntryNode) -> Iterator[tuple[int, str]]:
    """Yield why an entry that could be parsed is none of ours, each with its offset."""
    if fault := is_valid_entry(node.type, node.key):
        yield node.key_start, fault
    names: set[str] = set()
    for field in node.fields:
        if not FIELD_NAME.fullmatch(field.name):
            yield field.start, f"{field.name!r} cannot be a field's name"
        if field.name in names:
            yield field.start, f"the field {field.name} stands twice"
        if not _matches(field):
            yield field.value_start, f"{field.name}: the braces do not match"
        names.add(field.name)


def _matches(field: FieldNode) -> bool:
    r"""Return whether the braces match for TeX too, to which `\{` is no brace."""
    value = field.value
    return "\\" not in value or balanced(_ESCAPED.sub("", value))


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
