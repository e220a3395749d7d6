"""Write a table of contents from the headings of a document."""

from collections.abc import Sequence

from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.escape import escape
from synthlit.markdown.parsing.nodes import Heading
from synthlit.text import Span


def contents(document: MarkdownDocument, region: Span) -> str:
    """Return links to the headings of the two highest levels, but for the table's own."""
    return links([each for each in document.headings if not _is_own(each, document.text, region)])


def links(headings: Sequence[Heading]) -> str:
    """Return links to the headings of the two highest levels, as a list in a list."""
    levels = sorted({heading.level for heading in headings})[:2]
    return "\n".join(
        f"{'  ' * levels.index(heading.level)}"
        f"- [{escape(heading.text, parentheses=False)}](#{heading.anchor})"
        for heading in headings
        if heading.level in levels
    )


def _is_own(heading: Heading, text: str, region: Span) -> bool:
    """Return whether there is only a marker between the heading and the table."""
    between = text[heading.span.end : region.start].strip()
    return heading.span.end < region.start and "\n" not in between
