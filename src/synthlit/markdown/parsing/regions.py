"""The marks between which generated parts stand: `<!-- synthlit:begin list -->`."""

import re
from collections.abc import Iterable, Iterator

from synthlit.markdown.parsing.parts import Comment, Mark, Region
from synthlit.text import Span, Text

_MARK = re.compile(r"\s*synthlit:(?P<edge>\S*)(?:\s+(?P<name>\S+))?\s*")
_INDENT = re.compile(r" {0,3}\Z")


def marks(source: Text, comments: Iterable[Comment]) -> Iterator[Mark]:
    """Yield the comments that are marks, or are meant to be, and stand in lines of their own."""
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
    """Return the line of a character without its end; a byte order mark belongs to none."""
    number, column = source.position(offset)
    start = offset - column + 1
    line = source.line(number)
    return Span(start + line.startswith("\ufeff"), start + len(line))


def regions(found: Iterable[Mark]) -> Iterator[Region]:
    """Yield the generated parts that marks enclose, and halves of them."""
    opened: Region | None = None
    for mark in found:
        if mark.edge not in ("begin", "end") or not mark.name:
            continue
        comment = mark.comment
        if mark.edge == "begin":
            if opened:
                yield opened
            opened = Region(mark.name, Span(comment.end, comment.end), comment, None)
        elif opened and opened.name == mark.name:
            yield Region(mark.name, Span(opened.span.start, comment.start), opened.begin, comment)
            opened = None
        else:
            if opened:
                yield opened
                opened = None
            yield Region(mark.name, Span(comment.start, comment.start), None, comment)
    if opened:
        yield opened
