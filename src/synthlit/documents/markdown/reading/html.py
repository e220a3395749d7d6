"""Find the tags and comments of raw HTML."""

import re
from collections.abc import Iterator
from html import unescape

# An element's tag as CommonMark reads it; no part is ever tried twice.
TAG = re.compile(
    r"""<(?P<closing>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*+)
    (?P<attributes>(?>\s++[A-Za-z_:][\w.:-]*+
      (?>\s*+=\s*+(?>"[^"]*+"|'[^']*+'|[^\s"'=<>`]++))?+)*+)
    \s*+/?>""",
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(
    r"""([A-Za-z_:][\w.:-]*+)(?>\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"'=<>`]++))?+"""
)


def attributes(text: str) -> dict[str, str]:
    """Return the attributes of a tag by their names in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text):
        found.setdefault(match[1].lower(), unescape((match[2] or "").strip("\"'")))
    return found


def markup(text: str) -> Iterator[tuple[str, int, int, re.Match[str] | None]]:
    """Yield the comments and tags of a piece of HTML: kind, start, end, and a tag's match."""
    place = text.find("<")
    while place >= 0:
        end = place + 1
        if text.startswith("<!--", place):
            end = comment_end(text, place)
            yield "comment", place, end, None
        elif match := TAG.match(text, place):
            end = match.end()
            yield "tag", place, end, match
        place = text.find("<", end)


def comment_end(text: str, start: int) -> int:
    """Return where the comment that begins at `start` ends; where the text does if never."""
    for short in ("<!-->", "<!--->"):
        if text.startswith(short, start):
            return start + len(short)
    closing = text.find("-->", start + 4)
    return closing + 3 if closing >= 0 else len(text)


def markup_end(text: str, start: int, last: dict[str, int]) -> int:
    """Return where a comment, declaration or instruction ends, or 0 where it is none.

    `last` remembers where in the text each ending stands last, so that no search is in vain.
    """
    if text.startswith("<!--", start):
        closing = "-->"
    elif text.startswith("<![CDATA[", start):
        closing = "]]>"
    elif text.startswith("<?", start):
        closing = "?>"
    elif text[start + 2 : start + 3].isalpha():
        closing = ">"
    else:
        return 0
    if start > last.setdefault(closing, text.rfind(closing)):
        return 0
    if closing == "-->":
        return comment_end(text, start)
    return text.find(closing, start + 2) + len(closing)
