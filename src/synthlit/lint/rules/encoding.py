"""Rules about the encoding of a file, and of its text."""

import re
from collections.abc import Iterator

from synthlit.bibtex.nodes import BibDocument
from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Replace, Revise
from synthlit.lint.documents import in_document
from synthlit.lint.mojibake import LOST, repaired
from synthlit.lint.pages import in_page, lines
from synthlit.lint.rule import (
    NON_ASCII,
    Context,
    Finding,
    Fixes,
    Location,
    document_rule,
    entry_rule,
    page_rule,
)
from synthlit.lint.texts import first_difference, quoted, texts, word_at
from synthlit.markdown.document import MarkdownDocument
from synthlit.text import Span, TextEdit


@document_rule("SYN003", "not-utf8")
def not_utf8(document: BibDocument) -> Iterator[Finding]:
    """Yield the first place with bytes that are not UTF-8, and say how many there are."""
    if document.bytes_lost:
        places = len(document.bytes_lost)
        of_how_many = f", the first of {places:,} places" if places > 1 else ""
        yield Finding(
            in_document(document, document.bytes_lost[0]),
            f"the bytes that stood here are not UTF-8{of_how_many}: save the file as UTF-8",
        )


_BOM = "\ufeff"


@document_rule("SYN004", "byte-order-mark", fix=Fixes.SAFE)
def byte_order_mark(document: BibDocument) -> Iterator[Finding]:
    """Yield the mark that the file begins with."""
    if document.text.startswith(_BOM):
        fix = Fix("take the byte-order mark out", Replace((TextEdit(0, 1),)))
        at = Location(document.path, document.source)
        yield Finding(
            at, "the file begins with a byte-order mark, which UTF-8 does not need", fix=fix
        )


@page_rule("MDN021", "page-not-utf8")
def page_not_utf8(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the first place with such bytes outside of code, and say how many there are."""
    if LOST not in page.text:
        return
    places = [
        line.start + at
        for line in lines(page)
        # Who writes about the sign writes it.
        if "FFFD" not in line.of(page.text).upper()
        for at, character in enumerate(line.of(page.text))
        if character == LOST and not page.is_code(line.start + at)
    ]
    if places:
        of_how_many = f", the first of {len(places):,} places" if len(places) > 1 else ""
        yield Finding(
            in_page(page, places[0]),
            f"the bytes that stood here are not UTF-8{of_how_many}: save the file as UTF-8",
        )


@page_rule("MDN022", "page-byte-order-mark", fix=Fixes.SAFE)
def page_byte_order_mark(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the mark that the page begins with."""
    if page.text.startswith(_BOM):
        fix = Fix("take the byte-order mark out", Replace((TextEdit(0, 1),)))
        message = "the page begins with a byte-order mark, which UTF-8 does not need"
        yield Finding(in_page(page, 0), message, fix=fix)


@entry_rule("TXT001", "mojibake", fix=Fixes.SAFE, characters=NON_ASCII)
def mojibake(work: Work) -> Iterator[Finding]:
    """Yield each text that was misread."""
    for field, value in texts(work):
        if value.isascii():
            continue
        better = repaired(value)
        if better != value:
            at = first_difference(value, better)
            fix = Fix(f"read {quoted(word_at(better, at))}", Revise({field: better}))
            message = f"{field} was read in the wrong encoding: {quoted(word_at(value, at))}"
            yield Finding(work, message, field, at, fix)
        elif LOST in value:
            at = value.index(LOST)
            message = f"{field} has lost a letter: {quoted(word_at(value, at))}"
            yield Finding(work, message, field, at)


_ENCODINGS = {
    "mac_roman": "Mac Roman",
    "cp1252": "Windows-1252",
    "latin-1": "Latin-1",
    "cp437": "code page 437",
}


@page_rule("MDN006", "misread-page", fix=Fixes.SAFE)
def misread_page(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the page if all of it was misread, or else each line that was."""
    if page.text.isascii():
        return
    misread = list(_misread(page))
    if len(misread) > 1 and (whole := _whole(page.text)):
        encoding, meant = whole
        at = first_difference(page.text, meant)
        fix = Fix("read it as UTF-8", Replace((TextEdit(0, len(page.text), meant),)))
        message = f"the whole page was read as {encoding}: {quoted(word_at(page.text, at))}"
        yield Finding(in_page(page, at), f"{message} is {quoted(word_at(meant, at))}", fix=fix)
        return
    for line, better in misread:
        text = line.of(page.text)
        at = first_difference(text, better)
        fix = Fix(
            f"read {quoted(word_at(better, at))}",
            Replace((TextEdit(line.start, line.end, better),)),
        )
        message = f"the line was read in the wrong encoding: {quoted(word_at(text, at))}"
        yield Finding(in_page(page, line.start + at), message, fix=fix)


def _misread(page: MarkdownDocument) -> Iterator[tuple[Span, str]]:
    """Yield the lines that cannot have been meant as they stand, and what they were."""
    for line in lines(page):
        text = line.of(page.text)
        if text.isascii():
            continue
        better = repaired(text)
        at = first_difference(text, better) if better != text else 0
        if better != text and not page.is_code(line.start + at):
            yield line, better


def _whole(text: str) -> tuple[str, str] | None:
    """Return the encoding as which all of the text was read, and the text as it was."""
    for encoding, name in _ENCODINGS.items():
        try:
            return name, text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return None


_CONFLICT = re.compile(r"^(<{7}|={7}|>{7})(?: [^\r\n]*)?\r?$", re.MULTILINE)


@page_rule("MDN016", "unfinished-merge")
def unfinished_merge(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the first mark of each conflict; seven `>` alone are a quotation."""
    if "<<<<<<<" not in page.text and ">>>>>>>" not in page.text:
        return
    before = ""
    for match in _CONFLICT.finditer(page.text):
        if page.is_code(match.start()):
            continue
        sign = match[1][0]
        # The lines between the marks may hide one in code; git's last mark follows its middle one.
        if sign == "<" or (sign == ">" and before == "="):
            yield Finding(
                in_page(page, match.start()),
                f"a merge was not finished: git's mark {match[0].strip()[:48]} is still there",
            )
        before = "<" if before == "<" and sign == "=" else sign
