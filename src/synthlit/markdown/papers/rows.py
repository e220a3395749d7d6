"""Read the rows of tables, in Markdown and in HTML, and the items of lists in HTML."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from synthlit.bibtex.canonical import Problem
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.papers.html_rows import HtmlRow, html_lists
from synthlit.markdown.papers.line import PaperText, read_line
from synthlit.markdown.papers.line_text import LineText, too_large
from synthlit.markdown.papers.markup import Markup
from synthlit.markdown.papers.table import TableReader, beyond
from synthlit.markdown.parsing.nodes import Row, Table
from synthlit.text import Span

# HTML has many uses, so that only links to papers make works of its rows.
_PAPER = re.compile(
    r"arxiv\.org/|doi\.org/|openreview\.net/|aclanthology\.org/|aclweb\.org/|proceedings\.mlr\.press/|"
    r"papers\.nips\.cc/|proceedings\.neurips\.cc/|openaccess\.thecvf\.com/|dl\.acm\.org/|"
    r"ieeexplore\.ieee\.org/|link\.springer\.com/|jmlr\.org/|huggingface\.co/papers/",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class ReadRow:
    """A row: the part of the document that it is, the texts of its cells, and its works."""

    spans: tuple[Span, ...]
    texts: Sequence[LineText]
    found: Sequence[PaperText | Problem]


def table_rows(document: MarkdownDocument, markup: Markup, table: Table) -> list[ReadRow]:
    """Return the rows of a table in Markdown without its header."""
    head, *rows = table.rows
    texts = [[markup.text([cell]) for cell in row.cells] for row in rows]
    reader = TableReader.of([cell.of(document.text) for cell in head.cells], texts)
    return [
        ReadRow(row.cells, cells, _read(document, reader, row, cells))
        for row, cells in zip(rows, texts, strict=True)
    ]


def _read(
    document: MarkdownDocument, reader: TableReader, row: Row, cells: Sequence[LineText]
) -> list[PaperText | Problem]:
    """Read a row, if none of its cells is too large."""
    text = document.text
    if reason := next(filter(None, (too_large(cell.of(text)) for cell in row.cells)), ""):
        return [Problem(reason)]
    return reader.read(cells, beyond(text, row))


def html_rows(document: MarkdownDocument) -> Iterator[ReadRow]:
    """Yield the items and rows in HTML that link a paper; the head of a table is for all below."""
    heads: Sequence[str] = ()
    for block in html_lists(document):
        rows = [row for row in block.rows if not row.is_item]
        if rows and rows[0].is_head:
            heads = [cell.shown(cell.text) for cell in rows[0].cells]
        reader = TableReader.of(heads, [row.cells for row in rows if not row.is_head])
        for row in block.rows:
            source = row.span.of(document.text)
            if row.is_head or not _PAPER.search(source) or document.is_code(row.span.start):
                continue
            found = [Problem(reason)] if (reason := too_large(source)) else _works(reader, row)
            yield ReadRow(tuple(_lines(document, row.span)), row.cells, found)


def _works(reader: TableReader, row: HtmlRow) -> Sequence[PaperText | Problem]:
    if not row.is_item:
        return reader.read(row.cells)
    found = read_line(row.cells[0])
    return [found] if found else []


def _lines(document: MarkdownDocument, span: Span) -> Iterator[Span]:
    """Yield the part of each line that is in a span."""
    start = span.start
    while start < span.end:
        end = document.text.find("\n", start, span.end)
        end = span.end if end < 0 else end
        if document.text[start:end].strip():
            yield Span(start, end)
        start = end + 1
