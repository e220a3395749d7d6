"""Locations of findings, and parts of documents that rules of several families look at."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from synthlit.bibtex.nodes import BibDocument, ErrorKind, ParseError
from synthlit.lint.rule import Position
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.parsing.nodes import Tag
from synthlit.text import Span, TextEdit

_Part = TypeVar("_Part")


def locate(document: BibDocument | MarkdownDocument, offset: int) -> Position:
    """Return the position of a character, with the key of the entry around it."""
    entry = document.entry_at(offset) if isinstance(document, BibDocument) else None
    position = document.source.position(offset)
    return Position(document.path, *position, entry.key if entry else "")


def within(parts: Sequence[_Part], body: Span, start: Callable[[_Part], int]) -> Sequence[_Part]:
    """Return the parts of a page, which are in order, that begin in a span of it."""
    first, end = (bisect_left(parts, at, key=start) for at in (body.start, body.end))
    return parts[first:end]


def tags_in(page: MarkdownDocument, span: Span) -> Sequence[Tag]:
    """Return the tags that begin in a span of a page."""
    return within(page.tags, span, lambda tag: tag.span.start)


def errors(document: BibDocument, kind: ErrorKind) -> Iterator[ParseError]:
    """Yield the parse errors of one kind."""
    return (error for error in document.errors if error.kind is kind)


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


_BLANKS = (" ", "\t")


def removal(text: str, start: int, end: int) -> TextEdit:
    """Return the edit that deletes a part, and the blanks before it or, where alone, its line."""
    first, last = start, end
    while text[first - 1 : first] in _BLANKS:
        first -= 1
    while text[last : last + 1] in _BLANKS:
        last += 1
    begins_line = first == 0 or text[first - 1] in "\r\n"
    if not begins_line:
        return TextEdit(first, end)
    if text.startswith("\r\n", last):
        return TextEdit(first, last + 2)
    if text[last : last + 1] in ("\r", "\n"):
        return TextEdit(first, last + 1)
    return TextEdit(start, last)
