"""Raw HTML in Markdown: tags, comments, links, and the lines that begin an HTML block.

Source: CommonMark 0.31, 4.6 and 6.6.
"""

import re
import string
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from html import unescape

from synthlit.markdown.parsing.nodes import Comment, Leaf, Link, LinkKind, Tag
from synthlit.text import Span

# A tag as CommonMark reads it; no part is ever tried twice.
TAG = re.compile(
    r"""<(?P<closing>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*+)
    (?P<attributes>(?>\s++[A-Za-z_:][\w.:-]*+
      (?>\s*+=\s*+(?>"[^"]*+"|'[^']*+'|[^\s"'=<>`]++))?+)*+)
    \s*+/?>""",
    re.VERBOSE,
)
HTML_HEADING = re.compile(r"<h[1-6]\b", re.IGNORECASE)
_NO_TEXT = re.compile(r"<!--.*?(?:-->|\Z)|<[^<>]*+>", re.DOTALL)
_ATTRIBUTE = re.compile(
    r"""([A-Za-z_:][\w.:-]*+)(?>\s*+=\s*+(?>"([^"]*+)"|'([^']*+)'|([^\s"'=<>`]++)))?+"""
)
_ADDRESSES = frozenset({"href", "src"})
_LETTERS = frozenset(string.ascii_letters)
# Ends a block before the line that matches; the other patterns end it after their line.
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
    """Return what ends the HTML block that a line begins; None if the line begins none."""
    for begin, end in _STARTS:
        if begin.match(line):
            return end
    return BLANK if not in_paragraph and _ALONE.match(line) else None


def html_nodes(block: Leaf) -> Iterator[Tag | Comment]:
    """Yield the tags and comments of an HTML block."""
    text = block.text
    position = text.find("<")
    while position >= 0:
        end = position + 1
        if text.startswith("<!--", position):
            end = _comment_end(text, position)
            yield comment_node(block, position, end)
        elif match := TAG.match(text, position):
            end = match.end()
            yield tag_node(block, match)
        position = text.find("<", end)


def tag_node(leaf: Leaf, match: re.Match[str]) -> Tag:
    """Return the tag that TAG matched in a leaf; the first attribute of a name counts."""
    attributes: dict[str, str] = {}
    for each in _ATTRIBUTE.finditer(match["attributes"]):
        value = each[each.lastindex or 1] if each.lastindex != 1 else ""
        attributes.setdefault(each[1].lower(), unescape(value))
    return Tag(match["name"].lower(), leaf.place(*match.span()), bool(match["closing"]), attributes)


def comment_node(leaf: Leaf, start: int, end: int) -> Comment:
    """Return the comment in a part of a leaf."""
    closed = leaf.text.endswith("-->", start, end)
    stop = max(end - 3, min(start + 4, end)) if closed else end
    return Comment(leaf.place(start, end), leaf.place(min(start + 4, stop), stop), closed)


def _comment_end(text: str, start: int) -> int:
    """Return where the comment that begins at `start` ends; where the text does if never."""
    for short in ("<!-->", "<!--->"):
        if text.startswith(short, start):
            return start + len(short)
    closing = text.find("-->", start + 4)
    return closing + 3 if closing >= 0 else len(text)


def text_of_html(source: str) -> str:
    """Return the text of a piece of HTML, with the space that is in it."""
    return unescape(_NO_TEXT.sub("", source))


def markup_end(text: str, start: int, last: dict[str, int]) -> int:
    """Return where a comment, declaration or instruction ends, or 0 if it does not end.

    `last` remembers the last position of each ending in the text, so that no search is in vain.
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
    if start + 2 > last.setdefault(closing, text.rfind(closing)):
        return 0
    if closing == "-->":
        return _comment_end(text, start)
    return text.find(closing, start + 2) + len(closing)


def html_links(text: str, leaves: Iterable[Leaf], tags: Iterable[Tag]) -> Iterator[Link]:
    """Yield the links `<a href>` and the images `<img src>`."""
    tags = list(tags)
    if all(_ADDRESSES.isdisjoint(tag.attributes) for tag in tags):
        return
    ordered = sorted(leaves, key=lambda leaf: leaf.starts[0][1])
    starts = [leaf.starts[0][1] for leaf in ordered]
    opening: tuple[Tag, Leaf] | None = None
    for tag in tags:
        leaf = ordered[max(bisect_right(starts, tag.span.start) - 1, 0)]
        if opening and tag.name == "a":
            yield _html_link(text, *opening, tag)
            opening = None
        if tag.name == "a" and not tag.closing and "href" in tag.attributes:
            opening = (tag, leaf)
        elif tag.name == "img" and not tag.closing and "src" in tag.attributes:
            alt = _value(text, tag, "alt") or Span(tag.span.end, tag.span.end)
            shown, target = tag.attributes.get("alt", ""), _value(text, tag, "src")
            url = tag.attributes["src"]
            yield Link(LinkKind.HTML_IMAGE, tag.span, alt, shown, target, url, leaf.item)
    if opening:
        yield _html_link(text, *opening, None)


def _html_link(text: str, tag: Tag, leaf: Leaf, following: Tag | None) -> Link:
    closed = following and following.closing and following.span.start <= leaf.span.end
    closing = following.span if following and closed else Span(tag.span.end, tag.span.end)
    label = Span(tag.span.end, closing.start)
    shown = " ".join(re.sub(r"<[^<>]*+>", "", label.of(text)).split())
    return Link(
        LinkKind.HTML, Span(tag.span.start, closing.end), label, shown, _value(text, tag, "href"),
        tag.attributes["href"], leaf.item,
    )  # fmt: skip


def _value(text: str, tag: Tag, name: str) -> Span | None:
    """Return the part of the file with the value of a tag's attribute, without quotes."""
    match = re.compile(
        rf"""\s{name}\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'=<>`]++))""", re.IGNORECASE
    ).search(text, tag.span.start, tag.span.end)
    return Span(*match.span(match.lastindex or 0)) if match else None
