"""Find every identifier and link of a page, whether or not it belongs to a work."""

from bisect import bisect_left
from collections.abc import Iterator

from synthlit.library.ledger import Mention
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.papers import links
from synthlit.markdown.papers.pointers import pointers
from synthlit.markdown.papers.statements import line_spans
from synthlit.markdown.papers.table import beyond
from synthlit.markdown.parsing.nodes import Leaf, LinkKind
from synthlit.text import Span

_IMAGES = frozenset({LinkKind.IMAGE, LinkKind.HTML_IMAGE})


def mentions(document: MarkdownDocument) -> Iterator[Mention]:
    """Yield the identifiers and links of a page; code, comments and pictures have none."""
    spans: list[Span] = []
    for link in document.links:
        if (
            link.kind not in _IMAGES
            and links.is_web(link.url)
            and not document.is_code(link.span.start)
        ):
            yield _mention(document, link.span.start, link.url)
            if named := links.label_identifier(link.text):
                yield _mention(document, link.label.start, str(named))
        spans.append(link.span)
    blocks = document.blocks
    for leaf in (*blocks.leaves, *blocks.html):
        for at, address in _written(leaf):
            inside = bisect_left(spans, at + 1, key=lambda span: span.start) - 1
            within = inside >= 0 and any(
                at < span.end for span in spans[max(0, inside - 3) : inside + 1]
            )
            if not within and not document.is_code(at):
                yield _mention(document, at, address)
    for definition in blocks.definitions:
        if links.is_web(definition.url):
            yield _mention(document, definition.span.start, definition.url)
    for table in blocks.tables:
        for row in table.rows:
            for _, address in pointers(beyond(document.text, row), first=False):
                yield _mention(document, row.span.start, address)


def _written(leaf: Leaf) -> Iterator[tuple[int, str]]:
    """Yield the identifiers in a leaf's text with their offsets in the document."""
    for span, source in zip(line_spans(leaf), leaf.text.split("\n"), strict=True):
        for start, address in pointers(source, first=span.start == leaf.span.start):
            yield span.start + start, address


def _mention(document: MarkdownDocument, offset: int, address: str) -> Mention:
    line = document.source.position(offset)[0]
    found = links.identifiers(address)
    return Mention(line, links.full(address), found[0] if found else None)
