"""Tell a Markdown file's lines of text from those of code and comments."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_COMMENT = re.compile(r" {0,3}<!--")


@dataclass(frozen=True)
class Line:
    """A line without its end, its number as people count, and where it lies in the file."""

    text: str
    number: int
    start: int
    end: int


def text_lines(text: str) -> Iterator[Line]:
    """Yield the lines outside fenced code; a comment of several lines is left out, too.

    Lines end at LF or CRLF; `end` is behind the line's end. Source: CommonMark 0.31, 4.5 and 4.6.
    """
    fence = ""
    in_comment = False
    position = 0
    for number, raw in enumerate(re.findall(r"[^\n]*\n|[^\n]+\Z", text), 1):
        start, position = position, position + len(raw)
        line = raw.rstrip("\r\n")
        match = _FENCE.match(line)
        if fence:
            if match and match[1].startswith(fence) and not match[2].strip():
                fence = ""
        elif in_comment:
            in_comment = "-->" not in line
        elif match and not (match[1][0] == "`" and "`" in match[2]):
            fence = match[1]
        elif _COMMENT.match(line) and "-->" not in line:
            in_comment = True
        else:
            yield Line(line, number, start, position)
