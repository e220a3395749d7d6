"""Rules about syntax errors in a `.bib` file."""

import re
from collections.abc import Iterator

from synthlit.bibtex.nodes import FATAL, BibDocument, ErrorKind, OtherBlock, ParseError
from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.locations import errors, locate, removal
from synthlit.lint.rule import DocumentCheck, Finding, Fixes, Preset, Rules, document_rule
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
    """Yield each syntax error that makes a part unreadable, except conflict markers."""
    for error in document.errors:
        if error.kind in FATAL and not document.text.startswith(_CONFLICT, error.offset):
            offset, reason = _located(document.text, error)
            yield Finding(locate(document, offset), f"this entry cannot be read: {reason}")


def _located(text: str, error: ParseError) -> tuple[int, str]:
    """Return the offset and the reason of an error, at the unclosed field if there is one."""
    head = _HEAD.match(text, error.offset) if error.kind is ErrorKind.UNCLOSED else None
    if head and (field := _unclosed_field(text, head)):
        return field.start(1), f"the brace of {field[1]} is never closed"
    return error.offset, error.message


def _unclosed_field(text: str, head: re.Match[str]) -> re.Match[str] | None:
    """Return the name of the field whose value contains the next line with a field."""
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
            last = match
    return None


@document_rule("SYN009", "missing-comma", fix=Fixes.SAFE)
def missing_comma(document: BibDocument) -> Iterator[Finding]:
    """Yield each position with a missing comma."""
    for error in errors(document, ErrorKind.MISSING_COMMA):
        fix = Fix("add a comma", Replace((TextEdit(error.offset, error.offset, ","),)))
        message = "a comma is missing: BibTeX stops reading the entry here"
        yield Finding(locate(document, error.offset), message, fix=fix)


@document_rule("SYN010", "extra-comma", fix=Fixes.SAFE)
def extra_comma(document: BibDocument) -> Iterator[Finding]:
    """Yield each comma after another; one before the closing brace is allowed."""
    for error in errors(document, ErrorKind.EXTRA_COMMA):
        edit = removal(document.text, error.offset, error.offset + 1)
        fix = Fix("remove the comma", Replace((edit,)))
        message = "an extra comma: BibTeX skips the rest of the entry"
        yield Finding(locate(document, error.offset), message, fix=fix)


# Possessive quantifiers (`++`) read each blank and each word once.
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
    """Yield the first field or entry without `@` in each text between entries."""
    for other in document.others:
        if other.kind == "text" and (stray := _first(document, other)):
            if stray["field"]:
                message = f"the field {stray['field']} is outside of any entry, and is lost"
                yield Finding(locate(document, stray.start("field")), message)
            else:
                missing = "brace" if stray["type"].startswith("@") else "@"
                message = f"this entry has no {missing}, and is lost"
                yield Finding(locate(document, stray.start("type")), message)


def _first(document: BibDocument, other: OtherBlock) -> re.Match[str] | None:
    """Return the first stray field or entry, unless an entry in a comment begins before it."""
    if document.text.find("=", other.start, other.end) < 0:
        return None
    found = _STRAY.search(document.text, other.start, other.end)
    begun = first_in_comment(document.text, other) if found else None
    return found if not begun or (found and found.start() < begun.start()) else None


@document_rule("SYN012", "percent-inside-entry", preset=Preset.BIBTEX)
def percent_inside_entry(document: BibDocument) -> Iterator[Finding]:
    """Yield each `%` inside an entry, but outside of values."""
    for error in errors(document, ErrorKind.PERCENT):
        message = "BibTeX has no comments in entries, and stops reading the entry at this %"
        yield Finding(locate(document, error.offset), message)


_ENTRY = re.compile(r"@[ \t]*+[A-Za-z]++[ \t]*+[{(][ \t]*+([^\s,{}()=%@]++)[ \t]*+,")


@document_rule("SYN014", "comment-with-entry")
def comment_with_entry(document: BibDocument) -> Iterator[Finding]:
    """Yield the first entry of each comment."""
    for other in document.others:
        if found := first_in_comment(document.text, other):
            message = f"BibTeX reads the entry {quoted(found[1])} although it is in a comment"
            yield Finding(locate(document, found.start()), message)


def first_in_comment(text: str, other: OtherBlock) -> re.Match[str] | None:
    """Return the first entry in a `@comment`, or after a % between entries."""
    if other.kind == "comment":
        return _ENTRY.search(text, other.start + 1, other.end)
    # Without a %, the entry would have been read.
    return _ENTRY.search(text, other.start, other.end) if other.kind == "text" else None


_DEFINING = frozenset({"string", "preamble"})
# A finding of these rules explains why there is no entry.
_EXPLAINING = Rules((unparsed_block, stray_fields, comment_with_entry)).checks(DocumentCheck)


@document_rule("SYN002", "no-entry")
def no_entry(document: BibDocument) -> Iterator[Finding]:
    """Yield the file with text, but without entries or definitions for other files."""
    text = document.text.lstrip("\ufeff \t\r\n")
    if not text or document.entries or any(other.kind in _DEFINING for other in document.others):
        return
    if has_marker(document.text):
        return
    if not any(found for each in _EXPLAINING for found in each.check(document)):
        at = locate(document, len(document.text) - len(text))
        yield Finding(at, "the file has text, but no entry")
