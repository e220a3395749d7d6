"""Suppress what is found now, so that the rules can be kept from today on."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

from synthlit.bibtex import parser
from synthlit.library.atomic import write_atomically
from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.result import LintResult
from synthlit.markdown import document as markdown
from synthlit.text import Text, TextEdit, applied


def suppressed(path: PurePosixPath, text: str, found: Iterable[Diagnostic], reason: str) -> str:
    """Return a file's text with a comment for each entry or line that has a finding.

    It stands before the entry, or at the end of the line: between two items it would split their
    list. A finding where no comment can stand is suppressed in the first line, for the whole file.
    """
    source = Text(text)
    places = _in_sheet(path, text) if path.suffix.lower() == ".bib" else _in_page(path, text)
    codes: dict[int, set[str]] = defaultdict(set)
    for each in found:
        codes[places(source.line_starts[each.line - 1] + each.column - 1)].add(each.code)
    is_sheet = path.suffix.lower() == ".bib"
    edits: list[TextEdit] = []
    for place, here in codes.items():
        says = f"synthlit: ignore{'-file' if place < 0 else ''} {', '.join(sorted(here))}: {reason}"
        if is_sheet:
            edits.append(TextEdit(max(place, 0), max(place, 0), f"% {says}\n"))
        elif place < 0:
            edits.append(TextEdit(0, 0, f"<!-- {says} -->\n"))
        else:
            edits.append(TextEdit(place, place, f" <!-- {says} -->"))
    return applied(text, sorted(edits, key=lambda edit: (edit.start, "-file" not in edit.text)))


def _in_sheet(path: PurePosixPath, text: str) -> Callable[[int], int]:
    """Return a function from a character to the beginning of its entry's line; -1 for no entry."""
    sheet = parser.read(path, text)

    def place(offset: int) -> int:
        block = sheet.entry_at(offset)
        return sheet.source.line_starts[sheet.source.point(block.start)[0] - 1] if block else -1

    return place


def _in_page(path: PurePosixPath, text: str) -> Callable[[int], int]:
    """Return a function from a character to the end of its line; -1 where that is no Markdown."""
    page = markdown.read(path, text)

    def place(offset: int) -> int:
        line = page.source.point(offset)[0]
        start = page.source.line_starts[line - 1]
        return -1 if page.is_code(start) else start + len(page.source.line(line))

    return place


def add_suppressions(result: LintResult, reason: str) -> int:
    """Write a suppression for every finding, and return how many comments were written."""
    reason = " ".join(reason.replace("-->", "").split())
    written = 0
    for file in result.files:
        text = file.after
        # A byte that could not be read would be lost.
        if file.diagnostics and file.was_read and "\ufffd" not in text:
            better = suppressed(file.path, text, file.diagnostics, reason)
            written += better.count("synthlit: ignore") - text.count("synthlit: ignore")
            write_atomically(result.base / file.path, better)
    return written
