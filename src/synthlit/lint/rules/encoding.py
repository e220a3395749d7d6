"""Rules about the encoding of a file, and of its text."""

from collections.abc import Callable, Iterator

from synthlit.bibtex.nodes import BibDocument
from synthlit.lint.context import Context
from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.locations import lines, locate
from synthlit.lint.mojibake import LOST, repaired
from synthlit.lint.passages import Passage, passage_rule
from synthlit.lint.rule import (
    NON_ASCII,
    DocumentCheck,
    Finding,
    Fixes,
    Location,
    PageCheck,
    Preset,
    Rule,
)
from synthlit.lint.texts import first_difference, quoted, word_at
from synthlit.markdown.document import MarkdownDocument
from synthlit.text import TextEdit

_BOM = "\ufeff"


def source_rule(
    code: str, name: str, *, fix: Fixes = Fixes.NONE
) -> Callable[[Callable[[BibDocument | MarkdownDocument], Iterator[Finding]]], Rule]:
    """Make a rule of a function about a whole file, be it a `.bib` file or a page."""

    def rule(check: Callable[[BibDocument | MarkdownDocument], Iterator[Finding]]) -> Rule:
        def check_page(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
            return check(page)

        checks = (DocumentCheck(code, check), PageCheck(code, check_page))
        return Rule(code, name, Preset.DEFAULT, fix, checks)

    return rule


@source_rule("SYN003", "not-utf8")
def not_utf8(file: BibDocument | MarkdownDocument) -> Iterator[Finding]:
    """Yield the first place with bytes that are not UTF-8, and say how many there are."""
    lost = file.bytes_lost if isinstance(file, BibDocument) else tuple(_lost(file))
    if lost:
        of_how_many = f", the first of {len(lost):,} places" if len(lost) > 1 else ""
        at = locate(file, lost[0])
        yield Finding(
            at, f"the bytes that stood here are not UTF-8{of_how_many}: save the file as UTF-8"
        )


def _lost(page: MarkdownDocument) -> Iterator[int]:
    """Yield where bytes were lost, outside of code."""
    if LOST not in page.text:
        return
    for line in lines(page):
        # A text about the character has it.
        if "FFFD" not in line.of(page.text).upper():
            for at in range(line.start, line.end):
                if page.text[at] == LOST and not page.is_code(at):
                    yield at


@source_rule("SYN004", "byte-order-mark", fix=Fixes.SAFE)
def byte_order_mark(file: BibDocument | MarkdownDocument) -> Iterator[Finding]:
    """Yield the mark that the file begins with."""
    if file.text.startswith(_BOM):
        fix = Fix("remove the byte-order mark", Replace((TextEdit(0, 1),)))
        message = "the file begins with a byte-order mark, which UTF-8 does not need"
        yield Finding(Location(file.path, file.source), message, fix=fix)


def _misread(passage: Passage) -> Iterator[Finding]:
    """Yield the text if it was misread, or has lost letters."""
    text = passage.text
    better = repaired(text)
    at = first_difference(text, better) if better != text else 0
    if better != text and not passage.is_code(at):
        yield passage.finding(
            f"{passage.name} was read in the wrong encoding: {quoted(word_at(text, at))}",
            at,
            fix=f"read {quoted(word_at(better, at))}",
            better=better,
        )
    elif better == text and passage.is_value and LOST in text:
        at = text.index(LOST)
        yield passage.finding(f"{passage.name} has lost a letter: {quoted(word_at(text, at))}", at)


_ENCODINGS = {
    "mac_roman": "Mac Roman",
    "cp1252": "Windows-1252",
    "latin-1": "Latin-1",
    "cp437": "code page 437",
}


def _wholly_misread(page: MarkdownDocument) -> Iterator[Finding]:
    """Yield the page of which more than one line was misread, and all of it can be read."""
    text = page.text
    if text.isascii() or not (whole := _whole(text)):
        return
    misread = 0
    for line in lines(page):
        misread += any(_misread(Passage(page, "the line", line.of(text), line.start)))
        if misread > 1:
            encoding, meant = whole
            at = first_difference(text, meant)
            fix = Fix("read it as UTF-8", Replace((TextEdit(0, len(text), meant),)))
            message = f"the whole file was read as {encoding}: {quoted(word_at(text, at))}"
            yield Finding(locate(page, at), f"{message} is {quoted(word_at(meant, at))}", fix=fix)
            return


def _whole(text: str) -> tuple[str, str] | None:
    """Return the encoding as which all of the text was read, and the text as it was."""
    for encoding, name in _ENCODINGS.items():
        try:
            return name, text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return None


mojibake = passage_rule(
    "TXT001", "mojibake", fix=Fixes.SAFE, characters=NON_ASCII, whole_page=_wholly_misread
)(_misread)
