"""Find works in code and HTML, where no Markdown is read."""

import re
from collections.abc import Iterable, Iterator

from synthlit.bibtex.canonical import Problem
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.papers.beginning import begins_work
from synthlit.text import Span

_LINKS_WORK = re.compile(r"arxiv\.org|doi\.org|openreview\.net|aclanthology\.org", re.IGNORECASE)
_MARKER = re.compile(r"\s*[-*+]\s")
_CODE = "it is indented by four spaces, which makes it code; begin the line with `- `"
_HTML = "it is inside HTML, where Markdown is not read; put an empty line before it"


def unread_works(document: MarkdownDocument) -> tuple[list[Problem], list[int]]:
    """Return the lines of code and HTML that begin like works, as problems.

    The second result are the lines of other HTML that link works.
    """
    code = [line for block in document.blocks.code for line in _lines(document, block)]
    problems = _problems(document, code, _CODE)
    numbers: list[int] = []
    for block in document.blocks.html:
        # Comments are HTML too.
        lines = [x for x in _lines(document, block.span) if not document.is_code(x.start)]
        works = _problems(document, lines, _HTML)
        problems += works
        told = {work.line for work in works}
        linking = (line for line in lines if _LINKS_WORK.search(line.of(document.text)))
        found = (document.source.position(line.start)[0] for line in linking)
        numbers += (number for number in found if number not in told)
    return problems, numbers


def _lines(document: MarkdownDocument, block: Span) -> Iterator[Span]:
    """Yield the lines of a block without their indent, but for those of a quotation."""
    source = document.source
    first, last = (source.position(at)[0] for at in (block.start, max(block.start, block.end - 1)))
    for number in range(first, last + 1):
        line = source.line(number)
        bare = line.lstrip()
        start = source.line_starts[number - 1] + len(line) - len(bare)
        if bare and bare[0] != ">":
            yield Span(start, start + len(bare))


def _problems(document: MarkdownDocument, lines: Iterable[Span], message: str) -> list[Problem]:
    """Return a problem for each line that begins a work."""
    return [
        Problem(message, *document.source.position(line.start))
        for line in lines
        if begins_work(_MARKER.sub("", line.of(document.text), count=1))
    ]
