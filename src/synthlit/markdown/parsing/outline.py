"""Put the parts of a Markdown file together: blocks, what stands in them, and their names."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from synthlit.markdown.anchors import Anchors
from synthlit.markdown.parsing.found import Found, Inline
from synthlit.markdown.parsing.html import attributes, markup
from synthlit.markdown.parsing.html_links import html_links
from synthlit.markdown.parsing.inline import read_inline
from synthlit.markdown.parsing.parts import (
    Comment,
    Definition,
    Delimiter,
    Emphasis,
    Fence,
    Heading,
    Item,
    Leaf,
    Link,
    Mark,
    Name,
    Reference,
    Region,
    Table,
    Tag,
)
from synthlit.markdown.parsing.raw import Blocks
from synthlit.markdown.parsing.regions import marks, regions
from synthlit.markdown.parsing.scan import read_blocks
from synthlit.text import Span, Text

_SPACE_BEFORE_END = re.compile(r"(?<![ \t])[ \t]++(?=\n)")


@dataclass(frozen=True)
class DocumentParts:
    """All parts of a file; `masks` are where no Markdown is read."""

    leaves: tuple[Leaf, ...]
    inlines: tuple[Inline, ...]
    headings: tuple[Heading, ...]
    names: tuple[Name, ...]
    items: tuple[Item, ...]
    links: tuple[Link, ...]
    references: tuple[Reference, ...]
    undefined: tuple[Reference, ...]
    definitions: tuple[Definition, ...]
    fences: tuple[Fence, ...]
    comments: tuple[Comment, ...]
    tags: tuple[Tag, ...]
    tables: tuple[Table, ...]
    marks: tuple[Mark, ...]
    regions: tuple[Region, ...]
    stray: tuple[Delimiter, ...]
    quotes: tuple[Span, ...]
    html: tuple[Leaf, ...]
    indented_code: tuple[Span, ...]
    inline_code: tuple[Span, ...]
    masks: tuple[Span, ...]
    leaf_starts: tuple[int, ...]

    def styles(self, span: Span) -> Iterator[Emphasis]:
        """Yield the emphasis that lies in a part of one leaf."""
        at = bisect_right(self.leaf_starts, span.start) - 1
        if at >= 0:
            leaf = self.leaves[at]
            for style in self.inlines[at].styles:
                place = leaf.place(style.start, style.end)
                if span.start <= place.start and place.end <= span.end:
                    yield Emphasis(style.sign, style.width, place)

    def plain(self, span: Span) -> str:
        """Return what a part of one leaf shows, on one line; nothing where no leaf begins."""
        at = bisect_right(self.leaf_starts, span.start) - 1
        if at < 0:
            return ""
        leaf = self.leaves[at]
        start, end = _joined(leaf, span.start), _joined(leaf, span.end)
        return " ".join(self.inlines[at].plain(start, end).split())


def _joined(leaf: Leaf, offset: int) -> int:
    """Return where a character of the file stands in a leaf's joined text."""
    at = bisect_right(leaf.starts, offset, key=lambda start: start[1]) - 1
    joined, raw = leaf.starts[max(at, 0)]
    following = leaf.starts[at + 1][0] if at + 1 < len(leaf.starts) else len(leaf.text)
    return min(max(joined + offset - raw, joined), following)


def outline(source: Text) -> DocumentParts:
    """Return all parts of a text."""
    blocks = read_blocks(source)
    leaves = sorted(blocks.leaves, key=lambda leaf: leaf.starts[0][1])
    inlines = [read_inline(leaf.text, blocks.references) for leaf in leaves]
    tags, comments = _html(leaves, inlines, blocks.html)
    links = sorted(
        [*_links(leaves, inlines), *html_links(source.text, leaves, blocks.html, tags)],
        key=lambda link: (link.span.start, -link.span.end),
    )
    pairs = list(zip(leaves, inlines, strict=True))
    uses = [
        (use.defined, Reference(
            use.label, leaf.place(use.start, use.end), leaf.place(*use.label_at), use.image
        ))
        for leaf, inline in pairs for use in inline.uses
    ]  # fmt: skip
    stray = tuple(
        Delimiter(sign, leaf.place(start, end))
        for leaf, inline in pairs for sign, start, end in inline.stray
    )  # fmt: skip
    shown = {id(leaf): inline.plain() for leaf, inline in pairs if leaf.kind != "cell"}
    found = tuple(marks(source, comments))
    code = tuple(leaf.place(*span) for leaf, inline in pairs for span in inline.code)
    masks = (
        *(fence.span for fence in blocks.fences), *blocks.code,
        *(comment.span for comment in comments), *code,
    )  # fmt: skip
    return DocumentParts(
        leaves=tuple(leaves), inlines=tuple(inlines),
        headings=tuple(_headings(source, blocks, shown)),
        names=tuple(_names(tags)),
        items=tuple(_items(blocks, shown)),
        links=tuple(_marked(links)),
        references=tuple(use for defined, use in uses if defined),
        undefined=tuple(use for defined, use in uses if not defined),
        definitions=tuple(blocks.definitions), fences=tuple(blocks.fences),
        comments=comments, tags=tags, tables=tuple(blocks.tables),
        marks=found, regions=tuple(regions(found)),
        stray=stray, quotes=tuple(blocks.quotes), html=tuple(blocks.html),
        indented_code=tuple(blocks.code), inline_code=code, masks=masks,
        leaf_starts=tuple(leaf.starts[0][1] for leaf in leaves),
    )  # fmt: skip


def _links(leaves: Sequence[Leaf], inlines: Sequence[Inline]) -> Iterator[Link]:
    pairs = zip(leaves, inlines, strict=True)
    return (_link(leaf, inline, found) for leaf, inline in pairs for found in inline.links)


def _link(leaf: Leaf, inline: Inline, found: Found) -> Link:
    return Link(
        found.kind,
        leaf.place(found.start, found.end),
        leaf.place(*found.label),
        " ".join(inline.plain(*found.label).split()),
        leaf.place(*found.target) if found.target else None,
        found.url,
        leaf.place(*found.title) if found.title else None,
        leaf.item,
        leaf.heading,
    )


def _marked(links: Iterable[Link]) -> Iterator[Link]:
    """Yield links, and say of those that stand within another that they do."""
    reached = 0
    for link in links:
        yield link._replace(nested=True) if link.span.start < reached else link
        reached = max(reached, link.span.end)


def _html(
    leaves: Sequence[Leaf], inlines: Sequence[Inline], raw: Sequence[Leaf]
) -> tuple[tuple[Tag, ...], tuple[Comment, ...]]:
    tags: list[Tag] = []
    comments: list[Comment] = []
    for leaf, inline in zip(leaves, inlines, strict=True):
        tags += [_tag(leaf, match) for match in inline.tags]
        comments += [_comment(leaf, *span) for span in inline.comments]
    for leaf in raw:
        for kind, start, end, match in markup(leaf.text):
            if match:
                tags.append(_tag(leaf, match))
            elif kind == "comment":
                comments.append(_comment(leaf, start, end))
    tags.sort(key=lambda tag: tag.span)
    comments.sort(key=lambda comment: comment.span)
    return tuple(tags), tuple(comments)


def _tag(leaf: Leaf, match: re.Match[str]) -> Tag:
    place = leaf.place(match.start(), match.end())
    found = attributes(match["attributes"])
    return Tag(match["name"].lower(), place, bool(match["closing"]), found)


def _comment(leaf: Leaf, start: int, end: int) -> Comment:
    closed = leaf.text.endswith("-->", start, end)
    stop = max(end - 3, min(start + 4, end)) if closed else end
    inner = leaf.place(min(start + 4, stop), stop)
    return Comment(leaf.place(start, end), inner, closed)


def _names(tags: Iterable[Tag]) -> Iterator[Name]:
    for tag in tags:
        for attribute in ("id", "name"):
            name = tag.attributes.get(attribute)
            if name and not tag.closing and (attribute == "id" or tag.name == "a"):
                yield Name(name, tag.span.start)


def _headings(source: Text, blocks: Blocks, texts: Mapping[int, str]) -> Iterator[Heading]:
    anchor = Anchors()
    ends = [len(source.text)] * len(blocks.heads)
    # Those not yet ended, outermost first.
    open_: list[int] = []
    for number, head in enumerate(blocks.heads):
        while open_ and blocks.heads[open_[-1]].level >= head.level:
            ends[open_.pop()] = head.span.start
        open_.append(number)
    for head, section_end in zip(blocks.heads, ends, strict=True):
        leaf = blocks.leaves[head.leaf]
        shown = texts[id(leaf)]
        name = anchor(_SPACE_BEFORE_END.sub("", shown.strip()))
        yield Heading(
            head.level, head.span, leaf.span, " ".join(shown.split()), name,
            head.style, Span(head.span.start, section_end),
        )  # fmt: skip


def _items(blocks: Blocks, texts: Mapping[int, str]) -> Iterator[Item]:
    for item in blocks.items:
        leaf = blocks.leaves[item.leaf] if item.leaf is not None else None
        content = leaf.span if leaf else Span(item.content_at, item.content_at)
        shown = texts[id(leaf)] if leaf else ""
        yield Item(
            item.span, item.line, item.marker, item.marker_at, item.indent, content,
            " ".join(shown.split()), item.depth, item.ordered, item.parent, item.heading,
            item.checkbox,
        )  # fmt: skip
