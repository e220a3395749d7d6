"""The markers around generated parts: `<!-- synthlit:begin list -->`."""

import re
from collections.abc import Iterable, Iterator

from synthlit.markdown.parsing.nodes import Comment, Mark, Region
from synthlit.text import Span, Text

PREFIX = "synthlit:"
_MARK = re.compile(rf"\s*{PREFIX}(?P<edge>\S*)(?:\s+(?P<name>\S+))?\s*")
_INDENT = re.compile(r" {0,3}\Z")


def marks(source: Text, comments: Iterable[Comment]) -> Iterator[Mark]:
    """Yield the comments that are markers, or are meant to be, and have lines of their own."""
    for comment in comments:
        match = _MARK.fullmatch(comment.inner.of(source.text))
        if not match or not comment.closed:
            continue
        start = _line(source, comment.span.start).start
        end = _line(source, comment.span.end).end
        before = source.text[start : comment.span.start]
        if _INDENT.match(before) and not source.text[comment.span.end : end].strip():
            yield Mark(match["edge"], match["name"] or "", comment.span, Span(start, end))


def _line(source: Text, offset: int) -> Span:
    """Return the line of a character without its end; a byte order mark belongs to no line."""
    number, column = source.position(offset)
    start = offset - column + 1
    line = source.line(number)
    return Span(start + line.startswith("\ufeff"), start + len(line))


def regions(found: Iterable[Mark]) -> Iterator[Region]:
    """Yield the generated parts that markers enclose, and those of which one marker is missing."""
    begun: Region | None = None
    for mark in found:
        if mark.edge not in ("begin", "end") or not mark.name:
            continue
        comment = mark.comment
        if begun and mark.edge == "end" and begun.name == mark.name:
            yield Region(mark.name, Span(begun.span.start, comment.start), begun.begin, comment)
            begun = None
            continue
        if begun:
            yield begun
            begun = None
        if mark.edge == "begin":
            begun = Region(mark.name, Span(comment.end, comment.end), comment, None)
        else:
            yield Region(mark.name, Span(comment.start, comment.start), None, comment)
    if begun:
        yield begun
