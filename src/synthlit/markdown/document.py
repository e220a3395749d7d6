"""A Markdown file as GitHub reads it, with the place of each of its parts in the text.

`read(path, text)` makes a Page; offsets count the characters of the text as it is, a CR LF two.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from synthlit.markdown.parsing.outline import DocumentParts, outline
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
from synthlit.text import Span, Text


@dataclass(frozen=True)
class MarkdownDocument:
    """A Markdown file: its parts in order of place, each worked out when first asked for."""

    path: PurePosixPath
    source: Text

    @property
    def text(self) -> str:
        """The whole text."""
        return self.source.text

    @cached_property
    def outline(self) -> DocumentParts:
        """All parts of the file."""
        return outline(self.source)

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings, `# so` and underlined ones."""
        return self.outline.headings

    @property
    def explicit_anchors(self) -> tuple[Name, ...]:
        """The anchors that tags set."""
        return self.outline.names

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Every name that a `#name` in a link can lead to."""
        return frozenset(
            [heading.anchor for heading in self.headings]
            + [name.name for name in self.explicit_anchors]
        )

    @property
    def items(self) -> tuple[Item, ...]:
        """The list items, each before those below it."""
        return self.outline.items

    @property
    def links(self) -> tuple[Link, ...]:
        """The links and images of every kind; a link stands before the images in its label."""
        return self.outline.links

    @cached_property
    def links_by_item(self) -> Mapping[int, tuple[Link, ...]]:
        """The links of each list item that stand in it and in no item below it."""
        found: dict[int, list[Link]] = {}
        for link in self.links:
            if link.item is not None:
                found.setdefault(link.item, []).append(link)
        return {item: tuple(links) for item, links in found.items()}

    @property
    def references(self) -> tuple[Reference, ...]:
        """The uses of definitions that there are."""
        return self.outline.references

    @property
    def undefined(self) -> tuple[Reference, ...]:
        """What reads `[text][label]` and has no definition, so that it shows as it is."""
        return self.outline.undefined

    @property
    def definitions(self) -> tuple[Definition, ...]:
        """The definitions of references."""
        return self.outline.definitions

    @property
    def fences(self) -> tuple[Fence, ...]:
        """The fenced code blocks."""
        return self.outline.fences

    @property
    def comments(self) -> tuple[Comment, ...]:
        """The HTML comments."""
        return self.outline.comments

    @property
    def tags(self) -> tuple[Tag, ...]:
        """The HTML tags."""
        return self.outline.tags

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables."""
        return self.outline.tables

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The comments that begin or end generated parts, or are meant to."""
        return self.outline.marks

    @property
    def regions(self) -> tuple[Region, ...]:
        """The generated parts, and halves of them."""
        return self.outline.regions

    @property
    def stray(self) -> tuple[Delimiter, ...]:
        """The signs that open or close nothing, though they could."""
        return self.outline.stray

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """The pieces of inline Markdown: headings, paragraphs, cells of tables."""
        return self.outline.leaves

    @property
    def quotes(self) -> tuple[Span, ...]:
        """The block quotations."""
        return self.outline.quotes

    @property
    def html(self) -> tuple[Leaf, ...]:
        """The HTML blocks."""
        return self.outline.html

    @property
    def indented_code(self) -> tuple[Span, ...]:
        """The code blocks that indentation makes."""
        return self.outline.indented_code

    @property
    def inline_code(self) -> tuple[Span, ...]:
        """The code in leaves, with its backticks."""
        return self.outline.inline_code

    @cached_property
    def _masks(self) -> tuple[list[int], list[int]]:
        starts: list[int] = []
        ends: list[int] = []
        for span in sorted(self.outline.masks):
            if ends and span.start <= ends[-1]:
                ends[-1] = max(ends[-1], span.end)
            else:
                starts.append(span.start)
                ends.append(span.end)
        return starts, ends

    def is_code(self, offset: int) -> bool:
        """Return whether a character stands in code or in a comment, where no Markdown is read."""
        starts, ends = self._masks
        at = bisect_right(starts, offset) - 1
        return at >= 0 and offset < ends[at]

    def prose(self) -> Iterator[Span]:
        """Yield the stretches of the file that are neither code nor comments."""
        place = 0
        for start, end in zip(*self._masks, strict=True):
            if place < start:
                yield Span(place, start)
            place = max(place, end)
        if place < len(self.text):
            yield Span(place, len(self.text))

    def styles(self, span: Span) -> Iterator[Emphasis]:
        """Yield the emphasis that lies in a part of one piece of inline Markdown."""
        return self.outline.styles(span)

    def plain(self, span: Span) -> str:
        """Return what a part of one piece of inline Markdown shows, on one line."""
        return self.outline.plain(span)

    def region_at(self, offset: int) -> Region | None:
        """Return the whole generated part in which a character stands."""
        return next(
            (
                region
                for region in self.regions
                if region.begin and region.end and region.span.start <= offset < region.span.end
            ),
            None,
        )


def read(path: PurePosixPath, text: str) -> MarkdownDocument:
    """Return the page of a text; nothing is parsed before it is asked for."""
    return MarkdownDocument(path, Text(text))
