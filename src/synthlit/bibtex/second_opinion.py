r"""Compare the entries of a text with those that bibtexparser reads.

Two programs that read an entry alike are rarely both wrong; if they differ, a person decides.
This is the only module that knows bibtexparser.

Known limits of bibtexparser raise no doubt: white space or a hyphen in the type, comments
within an entry, an `@` that begins a line of a value, a brace behind `\\`, duplicate
fields and keys. An entry with one of these is parsed again without it.
"""

import logging
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import attrgetter

from bibtexparser.model import Block, DuplicateBlockKeyBlock, DuplicateFieldKeyBlock
from bibtexparser.model import Entry as TheirEntry
from bibtexparser.splitter import Splitter

from synthlit.bibtex.nodes import BibDocument, EntryNode
from synthlit.text import TextEdit, applied

# bibtexparser writes to its log what it also returns as a failed block.
logging.getLogger("bibtexparser.splitter").setLevel(logging.CRITICAL)

_COMMENTED = re.compile(r"\ufeff?\s*%")
_SHOWN = 60


def doubts(document: BibDocument, offsets: Iterable[int]) -> Iterator[tuple[int, str]]:
    """Yield the offset of each entry that bibtexparser reads otherwise, and what it reads there.

    `offsets` are those of the entries that were read; an entry that only bibtexparser reads is in
    doubt, too.
    """
    text = document.text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    found: dict[int, list[TheirEntry]] = {}
    for block in _blocks(text):
        found.setdefault((block.start_line or 0) + 1, []).append(block)
    for offset in offsets:
        node = document.by_start[offset]
        here = found.get(document.source.position(offset)[0], [])
        theirs = next((block for block in here if block.key == node.key), None)
        if theirs:
            here.remove(theirs)
        ours = _fields(document, node)
        if not theirs or theirs.entry_type.lower() != node.type or _read(theirs) != ours:
            alone = _alone(document, node)
            if not alone or alone.key != node.key or _read(alone) != _plain(ours):
                yield offset, _difference(node, ours, alone or theirs)
    yield from _theirs_only(document, (block for left in found.values() for block in left))


def _blocks(text: str) -> Iterator[TheirEntry]:
    """Yield the entries that bibtexparser reads, with those that it would drop as doubled."""
    for block in Splitter(text).split().blocks:
        found: Block | None = block
        while isinstance(found, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock):
            found = found.ignore_error_block
        if isinstance(found, TheirEntry):
            yield found


def _read(block: TheirEntry) -> list[tuple[str, str]]:
    return [(field.key.lower(), " ".join(str(field.value).split())) for field in block.fields]


def _fields(document: BibDocument, node: EntryNode) -> list[tuple[str, str]]:
    """Return names and values of an entry's fields, as the values are written."""
    text = document.text
    return [
        (field.name, " ".join(text[field.value_start : field.end].split())) for field in node.fields
    ]


def _alone(document: BibDocument, node: EntryNode) -> TheirEntry | None:
    """Return an entry as bibtexparser reads it by itself, without what it does not know."""
    text, start = document.text[node.start : node.end], node.start
    opening = "(" if text[node.close - start] == ")" else "{"
    edits = [TextEdit(0, node.key_start - start, f"@misc{opening}")]
    comments = document.comments_in(node)
    edits += (TextEdit(comment.start - start, comment.end - start) for comment in comments)
    # On one line, no @ of a value begins a line.
    body = " ".join(applied(text, edits).split())
    found = list(_blocks(body.replace("\\\\", "::")))
    return found[0] if len(found) == 1 else None


def _plain(fields: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(name, value.replace("\\\\", "::")) for name, value in fields]


def _difference(node: EntryNode, ours: list[tuple[str, str]], theirs: TheirEntry | None) -> str:
    """Return a sentence about what bibtexparser reads instead of an entry."""
    if not theirs:
        return f"bibtexparser cannot read the entry {node.key}"
    if theirs.key != node.key:
        return f"bibtexparser reads {_quoted(theirs.key)} as the key of the entry {node.key}"
    read = _read(theirs)
    names = [name for name, _ in read]
    if names != [name for name, _ in ours]:
        listed = ", ".join(names) or "no field"
        return f"bibtexparser reads other fields in the entry {node.key}: {_quoted(listed)}"
    name, value = next((field for field in read if field not in ours), read[0])
    return f"bibtexparser reads another {name} in the entry {node.key}: {_quoted(value)}"


def _quoted(text: str) -> str:
    text = "".join(character if character.isprintable() else " " for character in text)
    return f"`{text if len(text) <= _SHOWN else text[: _SHOWN - 1] + '…'}`"


def _theirs_only(document: BibDocument, blocks: Iterable[TheirEntry]) -> Iterator[tuple[int, str]]:
    """Yield the first entry of each comment or text in which only bibtexparser reads one."""
    others = [other for other in document.others if other.kind in ("text", "comment")]
    for block in blocks:
        first = (block.start_line or 0) + 1
        offset = document.source.line_starts[first - 1]
        offset += max(document.source.line(first).find("@"), 0)
        index = bisect_right(others, offset, key=attrgetter("start")) - 1
        if index < 0 or offset >= others[index].end:
            continue
        lines = range(first, first + (block.raw or "").count("\n") + 1)
        if not all(_COMMENTED.match(document.source.line(number)) for number in lines):
            kind = others.pop(index).kind
            yield offset, f"bibtexparser reads an entry {_quoted(block.key)} in this {kind}"
