"""Suppressions: comments in a file that suppress what a rule finds there, each with its reason.

In a `.bib` file `% synthlit: ignore CODE: reason` is for the entry that it stands before or in, in
Markdown `<!-- synthlit: ignore CODE: reason -->` for the line that it stands on or, alone on its
line, the next one with text; `ignore-file` is for the whole file.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from synthlit.bibtex.nodes import BibDocument
from synthlit.lint.codes import REDIRECTS
from synthlit.lint.diagnostic import Diagnostic
from synthlit.markdown.document import MarkdownDocument
from synthlit.text import Text

_CODE = r"[A-Za-z]{3}\d{0,3}\b"
_SAYS = re.compile(
    rf"synthlit:[ \t]*ignore(?P<file>-file)?(?P<codes>(?:[ \t,]+{_CODE})*)[ \t]*"
    r"(?:[:—–-]+[ \t]*)?(?P<reason>[^\r\n]*)"
)
_PERCENT = re.compile(r"^[ \t]*%+[ \t]*(?=synthlit:)", re.MULTILINE)


@dataclass(frozen=True)
class Suppression:
    """What a comment suppresses: codes or how they begin, on lines first to last, and why.

    `offset` is that of the comment.
    """

    path: PurePosixPath
    offset: int
    codes: tuple[str, ...]
    reason: str
    first: int
    last: int

    def covers(self, found: Diagnostic) -> str:
        """Return the code by which a finding is suppressed, or nothing."""
        if self.path != found.path or not self.first <= found.line <= self.last:
            return ""
        return next((code for code in self.codes if found.code.startswith(code)), "")


@dataclass(frozen=True)
class SuppressionUsage:
    """The suppressions of one file, and which of their codes suppressed something.

    `known` are the codes of all rules, `ran` those of the rules that ran on the file.
    """

    path: PurePosixPath
    source: Text
    suppressions: tuple[Suppression, ...]
    used: frozenset[tuple[int, str]]
    known: frozenset[str]
    ran: frozenset[str]


def of_bib(sheet: BibDocument) -> tuple[Suppression, ...]:
    """Return the suppressions of a `.bib` file."""
    if "synthlit:" not in sheet.text:
        return ()
    return tuple(_in_sheet(sheet))


def _in_sheet(sheet: BibDocument) -> Iterator[Suppression]:
    text, last = sheet.source, len(sheet.source.line_starts)
    for comment in _PERCENT.finditer(sheet.text):
        if not (says := _SAYS.match(sheet.text, comment.end())):
            continue
        block = next((b for b in sheet.entries if b.end > says.start()), None)
        if says["file"] or not block:
            yield _suppression(sheet.path, says, 1, last)
        else:
            first = text.point(min(block.start, says.start()))[0]
            yield _suppression(sheet.path, says, first, text.point(block.end)[0])


def of_page(page: MarkdownDocument) -> tuple[Suppression, ...]:
    """Return the suppressions of a Markdown file."""
    if "synthlit:" not in page.text:
        return ()
    return tuple(_in_page(page))


def _in_page(page: MarkdownDocument) -> Iterator[Suppression]:
    text = page.source
    for comment in page.comments:
        inner = comment.inner.of(page.text)
        says = _SAYS.match(inner.strip())
        if not says:
            continue
        line, column = text.point(comment.span.start)
        first = last = line
        if says["file"]:
            first, last = 1, len(text.line_starts)
        elif not text.line(line)[: column - 1].strip():
            after = text.point(comment.span.end)[0]
            if not text.line(after)[text.point(comment.span.end)[1] - 1 :].strip():
                last = next(
                    (
                        n
                        for n in range(after + 1, len(text.line_starts) + 1)
                        if text.line(n).strip()
                    ),
                    line,
                )
        yield _suppression(page.path, says, first, last, comment.span.start)


def _suppression(
    path: PurePosixPath, says: re.Match[str], first: int, last: int, offset: int = -1
) -> Suppression:
    codes = tuple(code.upper() for code in re.findall(_CODE, says["codes"]))
    codes = tuple(REDIRECTS.get(code, code) for code in codes)
    return Suppression(
        path, says.start() if offset < 0 else offset, codes, says["reason"].strip(), first, last
    )


def apply(
    found: Iterable[Diagnostic], suppressions: Sequence[Suppression]
) -> tuple[list[Diagnostic], frozenset[tuple[int, str]]]:
    """Return what is not suppressed, and which codes of which suppressions (by offset) applied."""
    left: list[Diagnostic] = []
    used: set[tuple[int, str]] = set()
    for diagnostic in found:
        codes = [(each.offset, code) for each in suppressions if (code := each.covers(diagnostic))]
        used.update(codes)
        if not codes:
            left.append(diagnostic)
    return left, frozenset(used)
