"""Rules about the encoding of files and texts."""

from collections.abc import Callable, Iterator
from itertools import islice

from synthlit.bibtex.nodes import BibDocument
from synthlit.lint.context import Context
from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.locations import lines, locate
from synthlit.lint.mojibake import LOST, repaired
from synthlit.lint.passages import Passage, passage_rule
from synthlit.lint.rule import NON_ASCII, DocumentCheck, Finding, Fixes, PageCheck, Preset, Rule
from synthlit.lint.texts import first_difference, quoted, word_at
from synthlit.markdown.document import MarkdownDocument
from synthlit.text import TextEdit

_BOM = "\ufeff"


def source_rule(
    code: str, name: str, *, fix: Fixes = Fixes.NONE
) -> Callable[[Callable[[BibDocument | MarkdownDocument], Iterator[Finding]]], Rule]:
    """Make a rule of a function about a whole file, either a `.bib` file or a page."""

    def rule(check: Callable[[BibDocument | MarkdownDocument], Iterator[Finding]]) -> Rule:
        def check_page(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
            return check(page)

        checks = (DocumentCheck(code, check), PageCheck(code, check_page))
        return Rule(code, name, Preset.DEFAULT, fix, checks)

    return rule


@source_rule("SYN003", "not-utf8")
def not_utf8(file: BibDocument | MarkdownDocument) -> Iterator[Finding]:
    """Yield the first bytes that are not UTF-8."""
    lost = file.bytes_lost if isinstance(file, BibDocument) else tuple(_lost(file))
    if lost:
        count = f", the first of {len(lost):,} places" if len(lost) > 1 else ""
        message = f"here are bytes that are not UTF-8{count}: save the file as UTF-8"
        if isinstance(file, BibDocument):
            message += ", or name its encoding in the first line, as in % Encoding: ISO-8859-1"
        yield Finding(locate(file, lost[0]), message)


def _lost(page: MarkdownDocument) -> Iterator[int]:
    """Yield the offset of each replacement character outside of code."""
    if LOST not in page.text:
        return
    for line in lines(page):
        # A text about the character may contain it.
        if "FFFD" not in line.of(page.text).upper():
            for at in range(line.start, line.end):
                if page.text[at] == LOST and not page.is_code(at):
                    yield at


@source_rule("SYN004", "byte-order-mark", fix=Fixes.SAFE)
def byte_order_mark(file: BibDocument | MarkdownDocument) -> Iterator[Finding]:
    """Yield the byte-order mark at the beginning of a file."""
    if file.text.startswith(_BOM):
        fix = Fix("remove the byte-order mark", Replace((TextEdit(0, 1),)))
        message = "the file begins with a byte-order mark, which UTF-8 does not need"
        yield Finding(locate(file, 0), message, fix=fix)


def _misread(passage: Passage) -> Iterator[Finding]:
    """Yield a text that was read in the wrong encoding, or that lost a letter."""
    text = passage.text
    fixed = repaired(text)
    at = first_difference(text, fixed) if fixed != text else 0
    if fixed != text and not passage.is_code(at):
        yield passage.finding(
            f"{passage.name} was read in the wrong encoding: {quoted(word_at(text, at))}",
            at,
            fix=f"read {quoted(word_at(fixed, at))}",
            better=fixed,
        )
    elif fixed == text and passage.is_value and LOST in text:
        at = text.index(LOST)
        yield passage.finding(f"{passage.name} has lost a letter: {quoted(word_at(text, at))}", at)


_ENCODINGS = {
    "mac_roman": "Mac Roman",
    "cp1252": "Windows-1252",
    "latin-1": "Latin-1",
    "cp437": "code page 437",
}


def _wholly_misread(page: MarkdownDocument) -> Iterator[Finding]:
    """Yield a page of which several lines were misread, if another encoding repairs all of it."""
    text = page.text
    if text.isascii() or not (whole := _decoded(text)):
        return
    misread = (
        line
        for line in lines(page)
        if any(_misread(Passage(page, "the line", line.of(text), line.start)))
    )
    if len(list(islice(misread, 2))) == 2:
        encoding, fixed = whole
        at = first_difference(text, fixed)
        fix = Fix("read it as UTF-8", Replace((TextEdit(0, len(text), fixed),)))
        message = f"the whole file was read as {encoding}: {quoted(word_at(text, at))}"
        yield Finding(locate(page, at), f"{message} is {quoted(word_at(fixed, at))}", fix=fix)


def _decoded(text: str) -> tuple[str, str] | None:
    """Return the encoding in which the whole text was read, and the text before that."""
    for encoding, name in _ENCODINGS.items():
        try:
            return name, text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return None


mojibake = passage_rule(
    "TXT001", "mojibake", fix=Fixes.SAFE, characters=NON_ASCII, whole_page=_wholly_misread
)(_misread)
