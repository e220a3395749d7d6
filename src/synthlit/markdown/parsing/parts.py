"""The parts of a Markdown file, each with the place at which it stands in the text."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from synthlit.text import Span


class Kind(StrEnum):
    """How a link is written."""

    INLINE = "inline"
    REFERENCE = "reference"
    AUTOLINK = "autolink"
    BARE = "bare"
    IMAGE = "image"
    HTML = "html"
    HTML_IMAGE = "html image"


class Heading(NamedTuple):
    """A heading: all its lines, its text as written and as shown, and the part that it heads."""

    level: int
    span: Span
    content: Span
    text: str
    anchor: str
    style: str
    section: Span


class Item(NamedTuple):
    """A list item: all its lines, its first line, its marker, and its first paragraph.

    `parent` and `heading` are indices of the page's items and headings, or None. `checkbox` tells
    whether a box is ticked, None where there is none. `indent` is the column of the marker.
    """

    span: Span
    line: Span
    marker: str
    marker_at: int
    indent: int
    content: Span
    text: str
    depth: int
    ordered: bool
    parent: int | None
    heading: int | None
    checkbox: bool | None


class Link(NamedTuple):
    """A link or image: its label as written and as shown, and its address as written and meant.

    `target` is where the address stands (not its angle brackets), None for a reference. `item` and
    `heading` are indices of the page's. `nested` tells that it stands within another link's label.
    """

    kind: Kind
    span: Span
    label: Span
    text: str
    target: Span | None
    url: str
    title: Span | None
    item: int | None
    heading: int | None
    nested: bool = False


class Reference(NamedTuple):
    """A use `[text][label]` or `[label]`, or with `image` one behind a `!`."""

    label: str
    span: Span
    label_span: Span
    image: bool = False


class Definition(NamedTuple):
    """A line `[label]: address`; the label is normal (case and spaces do not count)."""

    label: str
    span: Span
    url: str
    target: Span


class Fence(NamedTuple):
    """A fenced code block; `closing` is None where the rest of the file is swallowed."""

    span: Span
    opening: Span
    marker: str
    info: str
    body: Span
    closing: Span | None


class Comment(NamedTuple):
    """An HTML comment and its text; one that is not closed hides the rest of the file."""

    span: Span
    inner: Span
    closed: bool


class Tag(NamedTuple):
    """A raw HTML tag: its name and the names of its attributes in lower case."""

    name: str
    span: Span
    closing: bool
    attributes: Mapping[str, str]


class Name(NamedTuple):
    """An anchor that `<a id>`, `<a name>` or any tag's `id` sets."""

    name: str
    offset: int


class Row(NamedTuple):
    """A row of a table and its cells without the space around them."""

    span: Span
    cells: tuple[Span, ...]


class Table(NamedTuple):
    """A table; the first row is its head."""

    span: Span
    rows: tuple[Row, ...]
    heading: int | None


class Mark(NamedTuple):
    """A comment that begins or ends a generated part, or is meant to, and its lines."""

    edge: str
    name: str
    comment: Span
    lines: Span


class Region(NamedTuple):
    """A generated part between two comments; one of them is None where it is missing."""

    name: str
    span: Span
    begin: Span | None
    end: Span | None


class Emphasis(NamedTuple):
    """A stretch of italic, bold or struck text with its signs, `width` of them on either side."""

    sign: str
    width: int
    span: Span


class Delimiter(NamedTuple):
    """Signs of emphasis, a bracket or a backtick run that open or close nothing, and so show."""

    sign: str
    span: Span


@dataclass(frozen=True)
class Leaf:
    """A piece of inline Markdown: its lines joined, and where each of them begins in the file."""

    kind: str
    text: str
    starts: tuple[tuple[int, int], ...]
    item: int | None = None
    heading: int | None = None

    @property
    def span(self) -> Span:
        """All of it in the file."""
        return self.place(0, len(self.text))

    def at(self, position: int) -> int:
        """Return where a character of the joined text stands in the file."""
        low, high = 0, len(self.starts)
        while high - low > 1:
            middle = (low + high) // 2
            if self.starts[middle][0] <= position:
                low = middle
            else:
                high = middle
        joined, raw = self.starts[low]
        return raw + position - joined

    def place(self, start: int, end: int) -> Span:
        """Return where a part of the joined text stands in the file."""
        if len(self.starts) == 1:
            shift = self.starts[0][1] - self.starts[0][0]
            return Span(start + shift, max(start, end) + shift)
        first = self.at(start)
        return Span(first, self.at(end - 1) + 1 if end > start else first)
