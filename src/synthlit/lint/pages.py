"""Lines of a page, and the locations of findings in it."""

from collections.abc import Iterator

from synthlit.lint.rule import Location
from synthlit.markdown.document import MarkdownDocument
from synthlit.text import Span


def in_page(page: MarkdownDocument, offset: int) -> Location:
    """Return the place of a character of the page."""
    return Location(page.path, page.source, offset)


def lines(page: MarkdownDocument) -> Iterator[Span]:
    """Yield each line of the page without its end."""
    text, starts = page.text, page.source.line_starts
    for start, after in zip(starts, [*starts[1:], len(text)], strict=True):
        end = after
        while end > start and text[end - 1] in "\r\n":
            end -= 1
        yield Span(start, end)


def line_end(page: MarkdownDocument) -> str:
    """Return how the page ends its first line."""
    at = page.text.find("\n")
    return "\r\n" if at > 0 and page.text[at - 1] == "\r" else "\n"


def is_front_page(page: MarkdownDocument) -> bool:
    """Return whether the page is the README of the topmost folder."""
    return len(page.path.parts) == 1 and page.path.stem.lower() == "readme"
