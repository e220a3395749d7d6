"""Rules about syntax errors in a `.bib` file."""

from collections.abc import Iterator

from synthlit.bibtex.lost_entries import first_in_comment, first_stray, unclosed_field
from synthlit.bibtex.nodes import FATAL, BibDocument, ErrorKind
from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.locations import errors, locate, removal
from synthlit.lint.rule import DocumentCheck, Finding, Fixes, Preset, Rules, document_rule
from synthlit.lint.text_cleaning import has_marker
from synthlit.lint.texts import quoted
from synthlit.text import TextEdit

_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>")


@document_rule("SYN001", "unparsed-block")
def unparsed_block(document: BibDocument) -> Iterator[Finding]:
    """Yield each syntax error that makes a part unreadable, except conflict markers."""
    for error in document.errors:
        if error.kind in FATAL and not document.text.startswith(_CONFLICT, error.offset):
            offset, reason = error.offset, error.message
            if field := unclosed_field(document.text, error):
                offset, reason = field.start(1), f"the brace of {field[1]} is never closed"
            yield Finding(locate(document, offset), f"this entry cannot be read: {reason}")


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


@document_rule("SYN011", "stray-fields")
def stray_fields(document: BibDocument) -> Iterator[Finding]:
    """Yield the first field or entry without `@` in each text between entries."""
    for other in document.others:
        if stray := first_stray(document, other):
            if stray["field"]:
                message = f"the field {stray['field']} is outside of any entry, and is lost"
                yield Finding(locate(document, stray.start("field")), message)
            else:
                missing = "brace" if stray["type"].startswith("@") else "@"
                message = f"this entry has no {missing}, and is lost"
                yield Finding(locate(document, stray.start("type")), message)


@document_rule("SYN012", "percent-inside-entry", preset=Preset.BIBTEX)
def percent_inside_entry(document: BibDocument) -> Iterator[Finding]:
    """Yield each `%` inside an entry, but outside of values."""
    for error in errors(document, ErrorKind.PERCENT):
        message = "BibTeX has no comments in entries, and stops reading the entry at this %"
        yield Finding(locate(document, error.offset), message)


@document_rule("SYN014", "comment-with-entry")
def comment_with_entry(document: BibDocument) -> Iterator[Finding]:
    """Yield the first entry of each comment."""
    for other in document.others:
        if found := first_in_comment(document.text, other):
            message = f"BibTeX reads the entry {quoted(found[1])} although it is in a comment"
            yield Finding(locate(document, found.start()), message)


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
