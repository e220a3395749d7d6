"""The markers around generated parts: `<!-- synthlit:begin list -->`."""

import re
from collections.abc import Iterable, Iterator

from synthlit.markdown.parsing.nodes import Comment, Marker, Region
from synthlit.text import Span, Text

PREFIX = "synthlit:"
_MARKER = re.compile(rf"\s*{PREFIX}(?P<edge>\S*)(?:\s+(?P<name>\S+))?\s*")
_INDENT = re.compile(r" {0,3}\Z")
_COMMENT = re.compile(rf"<!--[^\S\r\n]*+{PREFIX}[^\r\n]*?-->")
# A fence, a comment that does not end on its line, or such a tag can hide a marker below it.
_HIDING = re.compile(
    r"""`{3}|~{3}|<!--(?!(?>[^\r\n<-]++|<(?!!--)|-(?!->))*+-->)
    |</?[A-Za-z](?!(?>[^"'<>\r\n]++|"[^"\r\n]*+"|'[^'\r\n]*+')*+>)""",
    re.VERBOSE,
)


def markers(source: Text, comments: Iterable[Comment]) -> Iterator[Marker]:
    """Yield the comments that are markers, or are meant to be, and have lines of their own."""
    for comment in comments:
        match = _MARKER.fullmatch(comment.inner.of(source.text))
        if not match or not comment.closed:
            continue
        start = _line(source, comment.span.start).start
        end = _line(source, comment.span.end).end
        before = source.text[start : comment.span.start]
        if _INDENT.match(before) and not source.text[comment.span.end : end].strip():
            yield Marker(match["edge"], match["name"] or "", comment.span, Span(start, end))


def visible_comments(text: str) -> list[Comment] | None:
    """Return the comments that can be markers; None where only parsing finds the hidden ones."""
    closing = text.find("-->", text.rfind(PREFIX))
    if _HIDING.search(text, 0, closing + 3 if closing >= 0 else len(text)):
        return None
    spans = (match.span() for match in _COMMENT.finditer(text))
    return [Comment(Span(*span), Span(span[0] + 4, span[1] - 3), True) for span in spans]


def _line(source: Text, offset: int) -> Span:
    """Return the line of a character without its end; a byte order mark belongs to no line."""
    number, column = source.position(offset)
    start = offset - column + 1
    line = source.line(number)
    return Span(start + line.startswith("\ufeff"), start + len(line))


def regions(found: Iterable[Marker]) -> Iterator[Region]:
    """Yield the generated parts that markers enclose, and those of which one marker is missing."""
    begun: Region | None = None
    for marker in found:
        if marker.edge not in ("begin", "end") or not marker.name:
            continue
        comment = marker.comment
        if begun and marker.edge == "end" and begun.name == marker.name:
            yield Region(marker.name, Span(begun.span.start, comment.start), begun.begin, comment)
            begun = None
            continue
        if begun:
            yield begun
            begun = None
        if marker.edge == "begin":
            begun = Region(marker.name, Span(comment.end, comment.end), comment, None)
        else:
            yield Region(marker.name, Span(comment.start, comment.start), None, comment)
    if begun:
        yield begun
