"""A Markdown document as GitHub reads it, with the position of each of its parts in the text.

`read(path, text)` returns a MarkdownDocument; offsets count characters, a CR LF is two of them.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from weakref import WeakValueDictionary

from synthlit.markdown.anchors import Anchors
from synthlit.markdown.parsing.block_parser import parse_blocks
from synthlit.markdown.parsing.html import HTML_HEADING, html_links, html_nodes, text_of_html
from synthlit.markdown.parsing.inline_parser import Inlines, parse_inlines
from synthlit.markdown.parsing.markers import PREFIX, markers, regions, visible_comments
from synthlit.markdown.parsing.nodes import (
    Blocks,
    Comment,
    Emphasis,
    ExplicitAnchor,
    Heading,
    Link,
    Marker,
    Reference,
    Region,
    Tag,
)
from synthlit.text import Span, Text

_SPACE_BEFORE_END = re.compile(r"(?<![ \t])[ \t]++(?=\n)")


@dataclass(frozen=True, eq=False)
class MarkdownDocument:
    """A Markdown file: its parts in order, each parsed when it is first needed.

    The block structure is parsed without the inline content; that of each leaf is parsed once.
    """

    path: PurePosixPath
    source: Text
    _parsed: dict[int, Inlines] = field(default_factory=dict, init=False, repr=False)

    @property
    def text(self) -> str:
        """The whole text."""
        return self.source.text

    @cached_property
    def blocks(self) -> Blocks:
        """The block structure; its headings have no texts."""
        return parse_blocks(self.source)

    def _inlines(self, number: int) -> Inlines:
        """Return the inline content of the leaf with an index."""
        found = self._parsed.get(number)
        if found is None:
            found = parse_inlines(self.blocks.leaves[number], self.blocks.references)
            self._parsed[number] = found
        return found

    @cached_property
    def _all_inlines(self) -> tuple[Inlines, ...]:
        return tuple(map(self._inlines, range(len(self.blocks.leaves))))

    @cached_property
    def _html_nodes(self) -> tuple[Tag | Comment, ...]:
        """The tags and comments of HTML blocks."""
        return tuple(node for block in self.blocks.html for node in html_nodes(block))

    @cached_property
    def leaf_starts(self) -> tuple[int, ...]:
        """The offset of each leaf."""
        return tuple(leaf.starts[0][1] for leaf in self.blocks.leaves)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The ATX headings (`# …`) and the underlined ones."""
        return tuple(each for each in self._all_headings if isinstance(each, Heading))

    @cached_property
    def _all_headings(self) -> tuple[Heading | ExplicitAnchor, ...]:
        """The headings, and the anchors of those in HTML, each numbered after those above it."""
        found: list[tuple[int, str, Heading | None]] = [
            (each.span.start, _SPACE_BEFORE_END.sub("", self._inlines(each.leaf).plain()), each)
            for each in self.blocks.headings
        ]
        if HTML_HEADING.search(self.text):
            found += ((tag.start, self._shown(inner), None) for tag, inner in self._html_headings())
            found.sort(key=lambda each: each[0])
        anchor = Anchors()
        return tuple(
            heading._replace(text=" ".join(shown.split()), anchor=anchor(shown))
            if heading
            else ExplicitAnchor(anchor(shown), at)
            for at, shown, heading in found
        )

    def _html_headings(self) -> Iterator[tuple[Span, Span]]:
        """Yield the opening tags of headings in HTML, each with what is up to its closing tag."""
        opened: Span | None = None
        for tag in self.tags:
            if not HTML_HEADING.match(f"<{tag.name}"):
                continue
            if opened and tag.closing:
                yield opened, Span(opened.end, tag.span.start)
            opened = None if tag.closing else tag.span

    def _shown(self, span: Span) -> str:
        """Return the text that readers see of a part of the file, which may hold HTML."""
        shown: list[tuple[int, str]] = []
        for number, leaf in enumerate(self.blocks.leaves):
            if leaf.span.start < span.end and span.start < leaf.span.end:
                part = leaf.joined(span.start), leaf.joined(span.end)
                shown.append((leaf.span.start, self._inlines(number).plain(*part)))
        for leaf in self.blocks.html:
            if leaf.span.start < span.end and span.start < leaf.span.end:
                part = leaf.joined(span.start), leaf.joined(span.end)
                shown.append((leaf.span.start, text_of_html(leaf.text[slice(*part)])))
        return "\n".join(text for _, text in sorted(shown))

    @cached_property
    def explicit_anchors(self) -> tuple[ExplicitAnchor, ...]:
        """The anchors that tags set."""
        return tuple(
            ExplicitAnchor(name, tag.span.start)
            for tag in self.tags
            for attribute in ("id", "name")
            if (name := tag.attributes.get(attribute))
            and not tag.closing
            and (attribute == "id" or tag.name == "a")
        )

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Every name that a `#name` in a link can lead to."""
        found = {name.name for name in self.explicit_anchors}
        for each in self._all_headings:
            found.add(each.anchor if isinstance(each, Heading) else each.name)
        return frozenset(found)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links and images of every kind; a link comes before the images in its label."""
        leaves = [*self.blocks.leaves, *self.blocks.html]
        found = [link for inlines in self._all_inlines for link in inlines.links]
        found += html_links(self.text, leaves, self.tags)
        found.sort(key=lambda link: (link.span.start, -link.span.end))
        return tuple(_nested(found))

    @cached_property
    def links_by_item(self) -> Mapping[int, tuple[Link, ...]]:
        """The links of each list item that are in it and in no item below it."""
        found: dict[int, list[Link]] = {}
        for link in self.links:
            if link.item is not None:
                found.setdefault(link.item, []).append(link)
        return {item: tuple(links) for item, links in found.items()}

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """The references; one without a definition shows as it is written."""
        return tuple(each for inlines in self._all_inlines for each in inlines.references)

    @cached_property
    def comments(self) -> tuple[Comment, ...]:
        """The HTML comments."""
        found = [comment for inlines in self._all_inlines for comment in inlines.comments]
        found += (node for node in self._html_nodes if isinstance(node, Comment))
        return tuple(sorted(found, key=lambda comment: comment.span))

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """The HTML tags."""
        found = [tag for inlines in self._all_inlines for tag in inlines.tags]
        found += (node for node in self._html_nodes if isinstance(node, Tag))
        return tuple(sorted(found, key=lambda tag: tag.span))

    @cached_property
    def markers(self) -> tuple[Marker, ...]:
        """The comments that begin or end generated parts, or are meant to."""
        if PREFIX not in self.text:
            return ()
        comments = visible_comments(self.text)
        if comments is None:
            # A comment that begins its line always begins an HTML block: no inlines are needed.
            comments = [node for node in self._html_nodes if isinstance(node, Comment)]
        return tuple(markers(self.source, comments))

    @cached_property
    def regions(self) -> tuple[Region, ...]:
        """The generated parts, and those of which one marker is missing."""
        return tuple(regions(self.markers))

    @cached_property
    def emphasis(self) -> tuple[Emphasis, ...]:
        """The italic, bold and struck text, that of each leaf in the order in which it closes."""
        return tuple(each for inlines in self._all_inlines for each in inlines.emphasis)

    @cached_property
    def stray(self) -> tuple[Span, ...]:
        """The delimiters, brackets and runs of backticks without a partner, shown as they are."""
        return tuple(each for inlines in self._all_inlines for each in inlines.stray)

    @cached_property
    def inline_code(self) -> tuple[Span, ...]:
        """The code in leaves, with its backticks."""
        return tuple(span for inlines in self._all_inlines for span in inlines.code)

    @cached_property
    def _masks(self) -> tuple[list[int], list[int]]:
        """Where code and comments begin and end, in which no Markdown is read."""
        masks = [fence.span for fence in self.blocks.fences]
        masks += (*self.blocks.code, *self.inline_code)
        masks += (comment.span for comment in self.comments)
        starts: list[int] = []
        ends: list[int] = []
        for span in sorted(masks):
            if ends and span.start <= ends[-1]:
                ends[-1] = max(ends[-1], span.end)
            else:
                starts.append(span.start)
                ends.append(span.end)
        return starts, ends

    def is_code(self, offset: int) -> bool:
        """Return whether a character is in code or in a comment, where no Markdown is read."""
        starts, ends = self._masks
        at = bisect_right(starts, offset) - 1
        return at >= 0 and offset < ends[at]

    def prose(self) -> Iterator[Span]:
        """Yield the parts of the file that are neither code nor comments."""
        position = 0
        for start, end in zip(*self._masks, strict=True):
            if position < start:
                yield Span(position, start)
            position = max(position, end)
        if position < len(self.text):
            yield Span(position, len(self.text))

    def styles(self, span: Span) -> Iterator[Emphasis]:
        """Yield the emphasis in a part of one leaf."""
        at = bisect_right(self.leaf_starts, span.start) - 1
        if at >= 0:
            for emphasis in self._inlines(at).emphasis:
                if span.start <= emphasis.span.start and emphasis.span.end <= span.end:
                    yield emphasis

    def plain(self, span: Span) -> str:
        """Return the text that readers see of a part of one leaf, on one line; none without one."""
        at = bisect_right(self.leaf_starts, span.start) - 1
        if at < 0:
            return ""
        leaf = self.blocks.leaves[at]
        shown = self._inlines(at).plain(leaf.joined(span.start), leaf.joined(span.end))
        return " ".join(shown.split())

    @cached_property
    def _generated(self) -> tuple[list[int], list[int]]:
        """Where the generated parts begin and end."""
        spans = [region.span for region in self.regions]
        return [span.start for span in spans], [span.end for span in spans]

    def is_generated(self, offset: int) -> bool:
        """Return whether a character is in a complete generated part."""
        starts, ends = self._generated
        at = bisect_right(starts, offset) - 1
        return at >= 0 and offset < ends[at]


# The documents that are in use, so that two parts of a command share what is parsed.
_in_use: WeakValueDictionary[tuple[PurePosixPath, str], MarkdownDocument] = WeakValueDictionary()


def read(path: PurePosixPath, text: str) -> MarkdownDocument:
    """Return the document of a text; nothing is parsed before it is needed."""
    document = _in_use.get((path, text))
    if document is None:
        document = _in_use[path, text] = MarkdownDocument(path, Text(text))
    return document


def _nested(links: Iterable[Link]) -> Iterator[Link]:
    """Yield links, those within another link marked as nested."""
    reached = 0
    for link in links:
        yield link._replace(nested=True) if link.span.start < reached else link
        reached = max(reached, link.span.end)
