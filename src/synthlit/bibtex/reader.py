"""Read the text of an entry file, or of any BibTeX: whole entries, and problems with their place.

`synthlit.bibtex.parser` reads the text; here its nodes become entries. An entry is taken only
where no part of it is in doubt.
"""

import re
from collections.abc import Iterator
from itertools import islice
from operator import attrgetter
from pathlib import PurePosixPath

from synthlit.bibtex.canonical import (
    FIELD_NAME,
    BibFile,
    Problem,
    read_canonical,
    why_invalid,
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
        self._around: tuple[list[str], list[str]] = ([], [])
        self._problems = [(e.offset, e.message) for e in document.errors if e.kind in FATAL]

    def file(self) -> BibFile:
        """Read every part, and return them all."""
        text = self._document.text
        parts: list[EntryNode | OtherBlock] = [*self._document.entries, *self._document.others]
        for part in sorted(parts, key=attrgetter("start")):
            if isinstance(part, EntryNode):
                self._read(part)
            elif part.kind != "failed":
                self._keep_other(part, text[part.start : part.end])
        before, after = self._around
        if not self._entries and not self._problems and any("@" in block for block in before):
            self._problems.append((text.index("@"), "there is an @ but no entry could be read"))
        problems = (
            Problem(message, *self._document.source.point(offset))
            for offset, message in sorted(self._problems)
        )
        return BibFile(
            tuple(self._entries), tuple(before), tuple(after), tuple(problems), tuple(self._offsets)
        )

    def _keep_other(self, part: OtherBlock, text: str) -> None:
        """Keep what is no entry, and note what is wrong with it."""
        mark = _CONFLICT.search(text) if part.kind == "text" else None
        if mark:
            message = "a merge was not finished: git's mark is still there"
            self._problems.append((part.start + mark.start(), message))
        elif part.kind in ("string", "preamble"):
            self._problems += _doubts(self._document, part)[:1]
        self._keep(text)

    def _keep(self, text: str) -> None:
        """Keep a comment or a definition as it stands, before or after the first entry."""
        self._around[bool(self._entries)].append(_with_line_feeds(text.strip(_BLANK)))

    def _read(self, node: EntryNode) -> None:
        """Read an entry; the first thing that is wrong with it makes it a problem."""
        if problems := _doubts(self._document, node)[:1] or list(islice(_wrong(node), 1)):
            self._problems += problems
            return
        if comments := self._document.comments_in(node):
            text = self._document.text
            self._keep("\n".join(comment.of(text).strip(_BLANK) for comment in comments))
        fields = {field.name: _with_line_feeds(field.value) for field in node.fields}
        # What was checked above need not be checked again.
        self._entries.append(Entry.model_construct(type=node.type, key=node.key, fields=fields))
        self._offsets.append(node.start)


def _doubts(document: BibDocument, part: EntryNode | OtherBlock) -> list[tuple[int, str]]:
    """Return what keeps a part from being read, in order of place; its comments do not."""
    errors = (e for e in document.errors_in(part) if e.kind is not ErrorKind.PERCENT)
    undefined = "is neither quoted nor a @string that is defined"
    uses = [(use.offset, f"{use.name} {undefined}") for use in document.undefined_in(part)]
    return sorted([*((error.offset, error.message) for error in errors), *uses])


def _wrong(node: EntryNode) -> Iterator[tuple[int, str]]:
    """Yield why an entry that could be parsed is none of ours, each with its offset."""
    if reason := why_invalid(node.type, node.key):
        yield node.key_start, reason
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
