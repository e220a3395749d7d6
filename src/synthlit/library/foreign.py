"""Read BibTeX in any form that is found in the wild, without losing any of it.

bibtexparser splits the text into blocks and fields; its middlewares are not used, because they
drop braces and bare ampersands. This is the only module that knows bibtexparser.
"""

import logging
import re
from collections.abc import Mapping

from bibtexparser.model import (
    DuplicateFieldKeyBlock,
    ExplicitComment,
    ImplicitComment,
    ParsingFailedBlock,
    Preamble,
    String,
)
from bibtexparser.model import Entry as Block
from bibtexparser.splitter import Splitter

from synthlit.library.bibfile import BibFile, Problem, is_valid_entry
from synthlit.model.entry import Entry
from synthlit.model.fields import MONTHS
from synthlit.model.latex.scan import balanced

# bibtexparser tells its log what it also returns as a failed block.
logging.getLogger("bibtexparser.splitter").setLevel(logging.CRITICAL)

_TOKEN = re.compile(r"\s*(?:#\s*)?", re.DOTALL)
_MACRO = re.compile(r"[^\s\"#%'(),={}]+")
_NUMBER = re.compile(r"\d+")
_MONTH_MACROS = {name: name for name in MONTHS}


def read(text: str) -> BibFile:
    """Read a text; every part that could not be understood is a problem with its place."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    entries: list[Entry] = []
    before: list[str] = []
    after: list[str] = []
    problems: list[Problem] = []
    strings: dict[str, str] = {}
    for block in Splitter(text).split().blocks:
        match block:
            case Block():
                entry = _entry(block, _MONTH_MACROS | strings, problems)
                if entry:
                    entries.append(entry)
            case DuplicateFieldKeyBlock():
                names = ", ".join(sorted(block.duplicate_keys))
                problems.append(Problem(f"the field {names} stands twice", _line(block.start_line)))
            case ParsingFailedBlock():
                problems.append(Problem(_reason(block), _line(block.start_line)))
            case String() | Preamble() | ExplicitComment() | ImplicitComment():
                if isinstance(block, String):
                    _define(block, strings, problems)
                (after if entries else before).append(block.raw or "")
    if not entries and not problems and any("@" in block for block in before):
        problems.append(Problem("there is an @ but no entry could be read"))
    return BibFile(tuple(entries), tuple(before), tuple(after), tuple(problems), strings)


def _entry(block: Block, macros: Mapping[str, str], problems: list[Problem]) -> Entry | None:
    line = _line(block.start_line)
    key = block.key.strip()
    if fault := is_valid_entry(block.entry_type.lower(), key):
        problems.append(Problem(fault, line))
        return None
    values: dict[str, str] = {}
    for field in block.fields:
        name = field.key.lower()
        at = _line(field.start_line)
        value = value_of(str(field.value), macros)
        if name in values:
            problems.append(Problem(f"the field {name} stands twice", at))
        elif not re.fullmatch(r"[a-z][\w:.+-]*", name):
            problems.append(Problem(f"{field.key!r} cannot be a field's name", at))
        elif isinstance(value, Problem):
            problems.append(Problem(f"{name}: {value.message}", at))
        else:
            values[name] = value
            continue
        return None
    return Entry(type=block.entry_type.lower(), key=key, fields=values)


def value_of(raw: str, macros: Mapping[str, str]) -> str | Problem:
    """Return the text of a value as it is written: `{…}`, `"…"`, a number, a macro, joined by `#`."""
    pieces: list[str] = []
    position = 0
    while position < len(raw):
        rest = raw[position:]
        if rest[0] in '{"':
            piece = _delimited(rest)
            if piece is None:
                return Problem("the braces or quotes do not match")
            pieces.append(piece[1:-1])
        elif match := _NUMBER.match(rest):
            piece = match[0]
            pieces.append(piece)
        elif match := _MACRO.match(rest):
            piece = match[0]
            if piece.lower() not in macros:
                return Problem(f"{piece} is neither quoted nor a @string that is defined")
            pieces.append(macros[piece.lower()])
        else:
            return Problem(f"{rest[0]!r} is out of place")
        position += len(piece)
        separator = _TOKEN.match(raw, position)
        rest = raw[position:].strip()
        if rest and not rest.startswith("#"):
            return Problem(f"{rest[:20]!r} is out of place after the value")
        if rest == "#":
            return Problem("nothing follows the #")
        position = separator.end() if separator else len(raw)
    value = "".join(pieces)
    return value if balanced(value) else Problem("the braces do not match")


def _delimited(text: str) -> str | None:
    """Return the leading `{…}` or `"…"`, counting braces as BibTeX does; None where it never ends."""
    closing = "}" if text[0] == "{" else '"'
    depth = 0
    for index, character in enumerate(text[1:], 1):
        if character == closing and depth == 0:
            return text[: index + 1]
        if character == "{":
            depth += 1
        elif character == "}":
            depth -= 1
            if depth < 0:
                return None
    return None


def _define(block: String, strings: dict[str, str], problems: list[Problem]) -> None:
    value = value_of(str(block.value).strip(), _MONTH_MACROS | strings)
    if isinstance(value, Problem):
        problems.append(Problem(f"@string {block.key}: {value.message}", _line(block.start_line)))
    else:
        strings[block.key.strip().lower()] = value


def _line(start_line: int | None) -> int:
    return (start_line or 0) + 1


def _reason(block: ParsingFailedBlock) -> str:
    """Say in a plain sentence what stopped bibtexparser."""
    reason = str(getattr(block.error, "abort_reason", block.error)).replace("`", "").strip()
    if "end of file" in reason:
        return "the entry is never closed"
    if "Unexpected block start" in reason:
        return "the entry is not closed before the next one begins"
    if "Expected comma after entry key" in reason:
        return "there is no comma after the key, or no key"
    return reason[:1].lower() + reason[1:].rstrip(".")
