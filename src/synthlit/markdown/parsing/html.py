"""Raw HTML in Markdown: its tags and comments, and the lines that begin a block of it.

Source: CommonMark 0.31, 4.6 and 6.6.
"""

import re
import string
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
    r"""([A-Za-z_:][\w.:-]*+)(?>\s*+=\s*+(?>"([^"]*+)"|'([^']*+)'|([^\s"'=<>`]++)))?+"""
)
_LETTERS = frozenset(string.ascii_letters)
# Ends a block before the line that matches; what else ends one does so behind its line.
BLANK = re.compile(r"[ \t]*\Z")
_BLOCKS = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|"
    "dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|"
    "hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|"
    "search|section|source|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul"
)
_STARTS = [
    (re.compile(begin, re.IGNORECASE), re.compile(end, re.IGNORECASE) if end else BLANK)
    for begin, end in (
        (r"<(?:script|pre|textarea|style)(?:[ \t>]|\Z)", r"</(?:script|pre|textarea|style)>"),
        (r"<!--", r"-->"),
        (r"<\?", r"\?>"),
        (r"<!(?-i:[A-Z])", r">"),
        (r"<!\[CDATA\[", r"\]\]>"),
        (rf"</?(?:{_BLOCKS})(?:[ \t]|/?>|\Z)", ""),
    )
]
_ALONE = re.compile(rf"{TAG.pattern}[ \t]*\Z", re.VERBOSE)


def block_end(line: str, *, in_paragraph: bool) -> re.Pattern[str] | None:
    """Return what ends the block of HTML that a line begins; None where it begins none."""
    for begin, end in _STARTS:
        if begin.match(line):
            return end
    return BLANK if not in_paragraph and _ALONE.match(line) else None


def attributes(text: str) -> dict[str, str]:
    """Return the attributes of a tag by their names in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text):
        value = match[match.lastindex or 1] if match.lastindex != 1 else ""
        found.setdefault(match[1].lower(), unescape(value))
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
    elif text[start + 2 : start + 3] in _LETTERS:
        closing = ">"
    else:
        return 0
    if start > last.setdefault(closing, text.rfind(closing)):
        return 0
    if closing == "-->":
        return comment_end(text, start)
    return text.find(closing, start + 2) + len(closing)
