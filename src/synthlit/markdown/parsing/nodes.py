"""The nodes of a Markdown document, each with its position in the text."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from synthlit.text import Span


class LinkKind(StrEnum):
    """How a link is written."""

    INLINE = "inline"
    REFERENCE = "reference"
    AUTOLINK = "autolink"
    BARE = "bare"
    IMAGE = "image"
    HTML = "html"
    HTML_IMAGE = "html image"


class Heading(NamedTuple):
    """A heading: all its lines, its text as written and as shown, and the part that it heads.

    `leaf` is the index of its text. The block parser leaves `text` and `anchor` empty.
    """

    level: int
    span: Span
    content: Span
    leaf: int
    section: Span
    text: str = ""
    anchor: str = ""


class Item(NamedTuple):
    """A list item: all its lines, its marker, and its first paragraph.

    `leaf`, `parent` and `heading` are indices of the document's leaves, items and headings, or
    None.
    """

    span: Span
    marker: str
    marker_at: int
    content: Span
    depth: int
    ordered: bool
    parent: int | None
    heading: int | None
    leaf: int | None = None


class Link(NamedTuple):
    """A link or image: its label as written and as shown, its destination as written and meant.

    `target` is the written destination without angle brackets, None for a reference. `item` is the
    index of its list item. `nested` is true within the label of another link.
    """

    kind: LinkKind
    span: Span
    label: Span
    text: str
    target: Span | None
    url: str
    item: int | None
    nested: bool = False


class Reference(NamedTuple):
    """A reference `[text][label]` or `[label]`."""

    label: str
    span: Span
    defined: bool


class Definition(NamedTuple):
    """A line `[label]: destination`; the label is normalized (case and spaces do not count)."""

    label: str
    span: Span
    url: str
    target: Span


class Fence(NamedTuple):
    """A fenced code block; `closing` is None if it goes on to the end of its container."""

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


class ExplicitAnchor(NamedTuple):
    """An anchor that `<a id>`, `<a name>` or any tag's `id` sets."""

    name: str
    offset: int


class Row(NamedTuple):
    """A row of a table and its cells without the space around them."""

    span: Span
    cells: tuple[Span, ...]


class Table(NamedTuple):
    """A table; the first row is its header."""

    span: Span
    rows: tuple[Row, ...]


class Marker(NamedTuple):
    """A comment that begins or ends a region, or is meant to, and its lines."""

    edge: str
    name: str
    comment: Span
    lines: Span


class Region(NamedTuple):
    """A generated part between two markers; one of them is None if it is missing."""

    name: str
    span: Span
    begin: Span | None
    end: Span | None


class Emphasis(NamedTuple):
    """Italic, bold or struck text with its delimiters, `width` characters on either side."""

    character: str
    width: int
    span: Span


@dataclass(frozen=True, slots=True)
class Leaf:
    """The text of a heading, paragraph, table cell or HTML block.

    Its lines are joined; `starts` has the offset of each line in the joined text and in the file.
    """

    kind: str
    text: str
    starts: tuple[tuple[int, int], ...]
    item: int | None = None

    @property
    def span(self) -> Span:
        """All of it in the file."""
        return self.place(0, len(self.text))

    def at(self, position: int) -> int:
        """Return the offset in the file of a character of the joined text."""
        line = bisect_right(self.starts, position, key=lambda start: start[0]) - 1
        joined, raw = self.starts[max(line, 0)]
        return raw + position - joined

    def place(self, start: int, end: int) -> Span:
        """Return the part of the file that a part of the joined text was read from."""
        if len(self.starts) == 1:
            shift = self.starts[0][1] - self.starts[0][0]
            return Span(start + shift, max(start, end) + shift)
        first = self.at(start)
        return Span(first, self.at(end - 1) + 1 if end > start else first)

    def joined(self, offset: int) -> int:
        """Return the position in the joined text of a character of the file."""
        at = bisect_right(self.starts, offset, key=lambda start: start[1]) - 1
        joined, raw = self.starts[max(at, 0)]
        following = self.starts[at + 1][0] if at + 1 < len(self.starts) else len(self.text)
        return min(max(joined + offset - raw, joined), following)


@dataclass
class Blocks:
    """The block structure of a file, in order; `references` are the URLs of normalized labels."""

    leaves: list[Leaf] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    fences: list[Fence] = field(default_factory=list)
    code: list[Span] = field(default_factory=list)
    html: list[Leaf] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    quotes: list[Span] = field(default_factory=list)
    definitions: list[Definition] = field(default_factory=list)
    references: dict[str, str] = field(default_factory=dict)

    @property
    def heading(self) -> int | None:
        """The index of the last heading so far."""
        return len(self.headings) - 1 if self.headings else None
