"""Rules about syntax errors of a `.bib` file."""

import re
from collections.abc import Iterator

from synthlit.bibtex.nodes import (
    FATAL,
    BibDocument,
    ErrorKind,
    OtherBlock,
    ParseError,
)
from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.locations import errors, locate, removal
from synthlit.lint.rule import DocumentCheck, Finding, Fixes, Location, Preset, Rules, document_rule
from synthlit.lint.text_cleaning import has_marker
from synthlit.lint.texts import quoted
from synthlit.text import TextEdit

_HEAD = re.compile(r"@[ \t\r\n]*[A-Za-z][\w:.+-]*[ \t\r\n]*[{(]")
_BRACE_OR_FIELD = re.compile(
    r"[{}]|[\r\n][ \t]*(?:@|([A-Za-z][\w:.+-]*)[ \t]*=[ \t]*(?=[{\"]))", re.ASCII
)
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>")


@document_rule("SYN001", "unparsed-block")
def unparsed_block(document: BibDocument) -> Iterator[Finding]:
    """Yield the place at which each unreadable part goes wrong, but for git's own markers."""
    for fault in document.errors:
        if fault.kind in FATAL and not document.text.startswith(_CONFLICT, fault.offset):
            offset, message = _told(document.text, fault)
            yield Finding(locate(document, offset), message)


def _told(text: str, fault: ParseError) -> tuple[int, str]:
    """Return where the fault is for a reader, who looks for what is not closed."""
    head = _HEAD.match(text, fault.offset) if fault.kind is ErrorKind.UNCLOSED else None
    found = _open_field(text, head) if head else None
    if found:
        name, offset = found
        return offset, f"this entry cannot be read: the brace of {name} never closes"
    return fault.offset, f"this entry cannot be read: {fault.message}"


def _open_field(text: str, head: re.Match[str]) -> tuple[str, int] | None:
    """Return name and place of the field that swallows the next line with a field."""
    depth = 1 if head[0].endswith("{") else 0
    level, last = depth, None
    for match in _BRACE_OR_FIELD.finditer(text, head.end()):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
            if depth < level:
                return None
        elif depth > level:
            return last
        elif match[0].endswith("@"):
            return None
        else:
            last = match[1], match.start(1)
    return None


@document_rule("SYN009", "missing-comma", fix=Fixes.SAFE)
def missing_comma(document: BibDocument) -> Iterator[Finding]:
    """Yield each place where a comma should be."""
    for fault in errors(document, ErrorKind.MISSING_COMMA):
        fix = Fix("add a comma", Replace((TextEdit(fault.offset, fault.offset, ","),)))
        message = "a comma is missing here: BibTeX stops reading the entry"
        yield Finding(locate(document, fault.offset), message, fix=fix)


@document_rule("SYN010", "extra-comma", fix=Fixes.SAFE)
def extra_comma(document: BibDocument) -> Iterator[Finding]:
    """Yield each comma behind another; one before the closing brace is no fault."""
    for fault in errors(document, ErrorKind.EXTRA_COMMA):
        edit = removal(document.text, fault.offset, fault.offset + 1)
        fix = Fix("remove the comma", Replace((edit,)))
        message = "an extra comma: BibTeX skips the rest of the entry"
        yield Finding(locate(document, fault.offset), message, fix=fix)


# What is matched is kept (`++`): no blank and no word is looked at twice.
_STRAY = re.compile(
    r"(?:^|(?<=[})]))[ \t,]*+(?:"
    r"(?P<field>[A-Za-z][\w-]*+)[ \t]*+=[ \t]*+(?:[{\"]|(?:19|20)\d\d\b)"
    r"|(?P<type>@[ \t]*+[A-Za-z]++[ \t]*+\[?|[A-Za-z]++[ \t]*+[{(])"
    r"[ \t]*+[^\s,{}()=%@]++,[ \t]*+"
    r"(?:[\r\n]++[ \t]*+)?[A-Za-z][\w-]*+[ \t]*+=[ \t]*+[{\"\d]"
    r")",
    re.MULTILINE,
)


@document_rule("SYN011", "stray-fields")
def stray_fields(document: BibDocument) -> Iterator[Finding]:
    """Yield the first such line of each text between entries, unless it is commented out."""
    for other in document.others:
        if other.kind == "text" and (stray := _first(document, other)):
            if stray["field"]:
                message = f"the field {stray['field']} is in no entry, and is lost"
                yield Finding(locate(document, stray.start("field")), message)
            else:
                lacking = "brace" if stray["type"].startswith("@") else "@"
                message = f"this entry has no {lacking}, and is lost"
                yield Finding(locate(document, stray.start("type")), message)


def _first(document: BibDocument, other: OtherBlock) -> re.Match[str] | None:
    """Return the first stray line; behind an entry begun in a comment the fields belong to it."""
    if document.text.find("=", other.start, other.end) < 0:
        return None
    found = _STRAY.search(document.text, other.start, other.end)
    begun = first_in_comment(document.text, other) if found else None
    return found if not begun or (found and found.start() < begun.start()) else None


@document_rule("SYN012", "percent-inside-entry", preset=Preset.BIBTEX)
def percent_inside_entry(document: BibDocument) -> Iterator[Finding]:
    """Yield each comment inside an entry; in a value, % is a letter like others."""
    for fault in errors(document, ErrorKind.PERCENT):
        message = "BibTeX has no comments, and stops reading the entry at this %"
        yield Finding(locate(document, fault.offset), message)


_ENTRY = re.compile(r"@[ \t]*+[A-Za-z]++[ \t]*+[{(][ \t]*+([^\s,{}()=%@]++)[ \t]*+,")


@document_rule("SYN014", "comment-with-entry")
def comment_with_entry(document: BibDocument) -> Iterator[Finding]:
    """Yield the first entry of each comment."""
    for other in document.others:
        if found := first_in_comment(document.text, other):
            message = f"BibTeX reads this entry in spite of the comment: {quoted(found[1])}"
            yield Finding(locate(document, found.start()), message)


def first_in_comment(text: str, other: OtherBlock) -> re.Match[str] | None:
    """Return the first entry in a `@comment`, or behind a % in the text between entries."""
    if other.kind == "comment":
        return _ENTRY.search(text, other.start + 1, other.end)
    # All else between entries that looks like one would have been read.
    return _ENTRY.search(text, other.start, other.end) if other.kind == "text" else None


_DEFINING = frozenset({"string", "preamble"})
# What these rules find explains why there is no entry.
_EXPLAINING = Rules((unparsed_block, stray_fields, comment_with_entry)).checks(DocumentCheck)


@document_rule("SYN002", "no-entry")
def no_entry(document: BibDocument) -> Iterator[Finding]:
    """Yield the file that has text but neither an entry nor definitions for other files."""
    text = document.text.lstrip("\ufeff \t\r\n")
    if not text or document.entries or any(other.kind in _DEFINING for other in document.others):
        return
    if has_marker(document.text):
        return
    if not any(found for each in _EXPLAINING for found in each.check(document)):
        at = Location(document.path, document.source, len(document.text) - len(text))
        yield Finding(at, "the file holds text, but no entry")
