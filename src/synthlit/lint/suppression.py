"""Suppressions: comments that suppress findings of rules, each with a reason.

In a `.bib` file `% synthlit: ignore CODE: reason` is for the entry that it is in or before; in
Markdown `<!-- synthlit: ignore CODE: reason -->` is for its line or, if it is alone there, for the
next line with text. `ignore-file` is for the whole file.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from synthlit.bibtex.nodes import BibDocument
from synthlit.lint.codes import REDIRECTS
from synthlit.lint.diagnostic import Diagnostic
from synthlit.markdown.document import MarkdownDocument
from synthlit.text import Span, Text

_CODE = r"[A-Za-z]{3}\d{0,3}\b"
_COMMENT = re.compile(
    rf"synthlit:[ \t]*ignore(?P<file>-file)?(?P<codes>(?:[ \t,]+{_CODE})*)[ \t]*"
    r"(?:[:—–-]+[ \t]*)?(?P<reason>[^\r\n]*)"
)
_PERCENT = re.compile(r"^[ \t]*%+[ \t]*(?=synthlit:)", re.MULTILINE)


@dataclass(frozen=True)
class Suppression:
    """A comment that suppresses codes, or all that begin so, on lines first to last.

    `offset` is that of the comment.
    """

    offset: int
    codes: tuple[str, ...]
    reason: str
    first: int
    last: int

    def covers(self, found: Diagnostic) -> str:
        """Return the code by which a finding in the same file is suppressed, or nothing."""
        if not self.first <= found.line <= self.last:
            return ""
        return next((code for code in self.codes if found.code.startswith(code)), "")


@dataclass(frozen=True)
class SuppressionUsage:
    """The suppressions of one file, and those of their codes that suppressed a finding.

    `known` are the codes of all rules, `ran` those of the rules that ran on the file.
    """

    path: PurePosixPath
    source: Text
    suppressions: tuple[Suppression, ...]
    used: frozenset[tuple[int, str]]
    known: frozenset[str]
    ran: frozenset[str]


def read(document: BibDocument | MarkdownDocument) -> tuple[Suppression, ...]:
    """Return the suppressions in a file."""
    return tuple(_in_bib(document) if isinstance(document, BibDocument) else _in_page(document))


def _in_bib(document: BibDocument) -> Iterator[Suppression]:
    point = document.source.position
    for comment in _PERCENT.finditer(document.text):
        if found := _COMMENT.match(document.text, comment.end()):
            offset = found.start()
            node = next((node for node in document.entries if node.end > offset), None)
            lines = (point(min(node.start, offset))[0], point(node.end)[0]) if node else None
            yield _suppression(document, found, offset, lines)


def _in_page(page: MarkdownDocument) -> Iterator[Suppression]:
    for comment in page.comments:
        if found := _COMMENT.match(comment.inner.of(page.text).strip()):
            yield _suppression(page, found, comment.span.start, _lines(page.source, comment.span))


def _lines(text: Text, comment: Span) -> tuple[int, int]:
    """Return the line of a comment, or to the next line with text where it is alone on its own."""
    line, column = text.position(comment.start)
    last, end = text.position(comment.end)
    if text.line(line)[: column - 1].strip() or text.line(last)[end - 1 :].strip():
        return line, line
    following = range(last + 1, len(text.line_starts) + 1)
    return line, next((number for number in following if text.line(number).strip()), line)


def _suppression(
    document: BibDocument | MarkdownDocument,
    found: re.Match[str],
    offset: int,
    lines: tuple[int, int] | None,
) -> Suppression:
    """Return the suppression for some lines or, without any, for the whole file."""
    codes = (code.upper() for code in re.findall(_CODE, found["codes"]))
    if found["file"] or not lines:
        lines = 1, len(document.source.line_starts)
    known = tuple(REDIRECTS.get(code, code) for code in codes)
    return Suppression(offset, known, found["reason"].strip(), *lines)


def apply(
    found: Iterable[Diagnostic], suppressions: Sequence[Suppression]
) -> tuple[list[Diagnostic], frozenset[tuple[int, str]]]:
    """Return the findings that remain, and the offset and code of each suppression that applied."""
    left: list[Diagnostic] = []
    used: set[tuple[int, str]] = set()
    for diagnostic in found:
        codes = [(each.offset, code) for each in suppressions if (code := each.covers(diagnostic))]
        used.update(codes)
        if not codes:
            left.append(diagnostic)
    return left, frozenset(used)
