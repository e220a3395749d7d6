"""Read the text of an entry file, or of any BibTeX: entries, and problems with their positions.

`synthlit.bibtex.parser` reads the text; here its nodes become entries. An entry is taken only
where no part of it is in doubt.
"""

import re
from collections.abc import Iterator
from itertools import islice
from operator import attrgetter
from pathlib import PurePosixPath

from synthlit.bibtex.canonical import FIELD_NAME, BibFile, Problem, read_canonical
from synthlit.bibtex.nodes import FATAL, BibDocument, EntryNode, ErrorKind, FieldNode, OtherBlock
from synthlit.model.entry import Entry, why_invalid
from synthlit.model.latex.scan import balanced

_BLANK = "\ufeff \t\r\n"
_ESCAPED = re.compile(r"\\.", re.DOTALL)
_CONFLICT = re.compile(r"^<{7} ", re.MULTILINE)


def read(text: str) -> BibFile:
    """Read a text, whatever its form; what cannot be read is in `problems`."""
    return read_canonical(text) or read_other(text)


def read_other(text: str) -> BibFile:
    """Read a text that is not in canonical layout."""
    # The parser is loaded only for texts that need it.
    from synthlit.bibtex import parser

    return from_document(parser.read(PurePosixPath(), text))


def from_document(document: BibDocument) -> BibFile:
    """Return the entries of a document, and the text around them."""
    entries: list[Entry] = []
    offsets: list[int] = []
    before: list[str] = []
    after: list[str] = []
    problems = [(e.offset, e.message) for e in document.errors if e.kind in FATAL]
    parts: list[EntryNode | OtherBlock] = [*document.entries, *document.others]
    for part in sorted(parts, key=attrgetter("start")):
        if found := _problems_in(document, part):
            # The first problem is enough to refuse the part.
            problems.append(found[0])
        if text := _text_around(document, part, refused=bool(found)):
            (after if entries else before).append(_with_line_feeds(text))
        if isinstance(part, EntryNode) and not found:
            fields = {field.name: _with_line_feeds(field.value) for field in part.fields}
            # `_problems_in` has validated type and key.
            entries.append(Entry.unchecked(part.type, part.key, fields))
            offsets.append(part.start)
    if not entries and not problems and any("@" in block for block in before):
        problems = [(document.text.index("@"), "there is an @ but no entry could be read")]
    located = (Problem(text, *document.source.position(at)) for at, text in sorted(problems))
    return BibFile(tuple(entries), tuple(before), tuple(after), tuple(located), tuple(offsets))


def _problems_in(document: BibDocument, part: EntryNode | OtherBlock) -> list[tuple[int, str]]:
    """Return the problems that keep a part from being used, each with its offset."""
    if isinstance(part, EntryNode):
        return _doubts(document, part) or list(islice(_wrong(part), 1))
    if part.kind in ("string", "preamble"):
        return _doubts(document, part)
    mark = _CONFLICT.search(document.text, part.start, part.end) if part.kind == "text" else None
    message = "a merge was not finished: git's mark is still there"
    return [(mark.start(), message)] if mark else []


def _text_around(document: BibDocument, part: EntryNode | OtherBlock, *, refused: bool) -> str:
    """Return the text of a part that belongs to no field: comments, definitions, other text."""
    if isinstance(part, EntryNode):
        comments = [] if refused else document.comments_in(part)
        return "\n".join(comment.of(document.text).strip(_BLANK) for comment in comments)
    return "" if part.kind == "failed" else document.text[part.start : part.end].strip(_BLANK)


def _doubts(document: BibDocument, part: EntryNode | OtherBlock) -> list[tuple[int, str]]:
    """Return a part's syntax errors except comments, and its undefined macros, in order."""
    errors = (e for e in document.errors_in(part) if e.kind is not ErrorKind.PERCENT)
    undefined = "is neither quoted nor a @string that is defined"
    uses = [(use.offset, f"{use.name} {undefined}") for use in document.undefined_in(part)]
    return sorted([*((error.offset, error.message) for error in errors), *uses])


def _wrong(node: EntryNode) -> Iterator[tuple[int, str]]:
    """Yield why a parsed entry is not valid here, each with its offset."""
    if reason := why_invalid(node.type, node.key):
        yield node.key_start, reason
    names: set[str] = set()
    for field in node.fields:
        if not FIELD_NAME.fullmatch(field.name):
            yield field.start, f"{field.name!r} cannot be a field's name"
        if field.name in names:
            yield field.start, f"the field {field.name} occurs twice"
        if not _matches(field):
            yield field.value_start, f"{field.name}: the braces do not match"
        names.add(field.name)


def _matches(field: FieldNode) -> bool:
    r"""Return whether the braces match for TeX too, to which `\{` is no brace."""
    value = field.value
    return "\\" not in value or balanced(_ESCAPED.sub("", value))


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
