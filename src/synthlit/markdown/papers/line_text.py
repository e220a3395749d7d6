"""A piece of a document as plain text, with its links and styles beside it."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Literal, NamedTuple, TypeAlias

from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.papers.pointers import pointers
from synthlit.markdown.parsing.parts import Kind, Leaf, Link, Tag
from synthlit.model.text import clean
from synthlit.model.web_address import web_address
from synthlit.text import Span

StyleName: TypeAlias = Literal["strong", "em", "code"]

# A line of a work never comes near these.
LONGEST = 40_000
_MOST_BRACKETS = 400
_MOST_UNMATCHED = 40

# In the text, each link stands as one private character.
_FIRST, _LAST = 0xE000, "\uf8ff"
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_TAG_STYLES: dict[str, StyleName] = {"b": "strong", "strong": "strong", "i": "em", "em": "em"}
# GitHub links no such address, and shows the Markdown.
_UNUSABLE = re.compile(r"(?:vbscript|javascript|file|data):", re.IGNORECASE)
# Links that people mistyped: `[text] (address)`, `[text]（address）`, `[text](address` and
# `(text)[address]`; the address was found in the text.
_MISTYPED = re.compile(
    "\\[(?P<text>[^\\[\\]\n\ue000-\uf8ff]{1,600})\\]"
    "(?:\\s{0,3}\\(\\s?|\\s?（\\s?)(?P<link>[\ue000-\uf8ff])(?:\\s?[)）])?"
    "|\\((?P<swapped>[^()\\[\\]\n\ue000-\uf8ff]{3,400})\\)\\[(?P<target>[\ue000-\uf8ff])\\]"
)


class LineImage(NamedTuple):
    """An image: what it shows where it cannot be shown, and its address."""

    text: str
    source: str


@dataclass(frozen=True)
class LineLink:
    """A link's text and address; a bare one has no text but its address.

    `label` is where the text stands in the document.
    """

    text: str
    address: str
    images: tuple[LineImage, ...] = ()
    bare: bool = False
    label: Span = field(default=Span(0, 0), compare=False)


class LineStyle(NamedTuple):
    """Where text has a style; it may hold another."""

    start: int
    end: int
    name: StyleName


@dataclass(frozen=True)
class LineText:
    """Text without markup, line breaks kept; for each link, the private character that it is.

    `offsets` are pairs of a position in the text and where it stands in the document.
    """

    text: str = ""
    links: Mapping[str, LineLink] = field(default_factory=dict)
    styles: tuple[LineStyle, ...] = ()
    images: tuple[LineImage, ...] = ()
    anchors: tuple[str, ...] = ()
    offsets: tuple[tuple[int, int], ...] = ()

    def shown(self, text: str) -> str:
        """Return a part of the text with the links' own texts in it, on one line."""
        text = _PRIVATE.sub(lambda match: self.links[match[0]].text, text)
        return " ".join(text.split())

    def span(self, start: int, end: int) -> Span:
        """Return where a part of the text stands in the document."""
        first = self._at(bisect_left(self.offsets, (start + 1,)) - 1, start)
        # Markup that follows stands between the end of a piece and the next one.
        last = bisect_left(self.offsets, (end,))
        exact = last < len(self.offsets) and self.offsets[last][0] == end
        return Span(first, max(first, self._at(last if exact else last - 1, end)))

    def _at(self, index: int, position: int) -> int:
        start, offset = self.offsets[max(index, 0)] if self.offsets else (0, 0)
        return offset + position - start


def too_large(source: str) -> str:
    """Return why a piece of Markdown is not looked at, or nothing."""
    if len(source) > LONGEST:
        return f"it has {len(source):,} characters, which no work's line has"
    opened, closed = source.count("["), source.count("]")
    if opened > _MOST_BRACKETS or abs(opened - closed) > _MOST_UNMATCHED:
        return f"it has {opened + closed:,} brackets, which no work's line has"
    return ""


class _Event(NamedTuple):
    """Markup from `start` to `end`, and what it does to the text that is built."""

    start: int
    end: int
    apply: "Callable[[_Builder], None]"


class Markup:
    """All inline markup of a document in its order, from which pieces of it are read as text."""

    def __init__(self, document: MarkdownDocument) -> None:
        self._document = document
        self._events = sorted(_events(document), key=lambda event: event[:2])
        self._starts = [event.start for event in self._events]

    def text(self, spans: Iterable[Span], between: str = "\n") -> LineText:
        """Return pieces of the document, each on one of its lines, as one text."""
        builder = _Builder()
        place = 0
        for number, span in enumerate(spans):
            if number:
                builder.add(between)
            place = max(place, span.start)
            first = bisect_left(self._starts, span.start)
            for event in self._events[first : bisect_left(self._starts, span.end, first)]:
                if event.start >= place:
                    self._add(builder, place, event.start)
                    event.apply(builder)
                    place = event.end
            self._add(builder, place, span.end)
        return builder.line()

    def _add(self, builder: "_Builder", start: int, end: int) -> None:
        if start < end:
            builder.shown(shown(self._document, Span(start, end)), start, end)


def shown(document: MarkdownDocument, span: Span) -> str:
    """Return what a part of a line shows, with the space at its ends."""
    source = span.of(document.text)
    if not re.search(r"[\\&<`]", source):
        return source
    text = document.plain(span)
    before, behind = source[:1].isspace(), source[-1:].isspace()
    return f"{' ' * before}{text}{' ' * behind}" if text else " " * before


def _events(document: MarkdownDocument) -> Iterator[_Event]:
    for link in document.links:
        if link.kind is Kind.IMAGE:
            image = partial(_Builder.image, text=link.text, source=link.url)
            yield _Event(*_ends(link.span), image)
        elif link.kind not in (Kind.BARE, Kind.HTML, Kind.HTML_IMAGE):
            if _UNUSABLE.match(link.url):
                source = link.span.of(document.text)
                yield _Event(*_ends(link.span), partial(_Builder.add, text=source))
                continue
            yield _Event(link.span.start, link.label.start, partial(_Builder.open_link, link=link))
            yield _Event(link.label.end, link.span.end, _Builder.close_link)
    for tag in document.tags:
        yield _Event(*_ends(tag.span), partial(_Builder.tag, tag=tag))
    for leaf in document.leaves:
        for style in document.styles(leaf.span) if _may_have_styles(leaf) else ():
            start, end = style.span.start, style.span.end
            # What is struck has no style of a line.
            strong: StyleName | None = "strong" if style.width == 2 else "em"
            name = None if style.sign == "~" else strong
            yield _Event(start, start + style.width, partial(_Builder.begin, name=name))
            yield _Event(end - style.width, end, partial(_Builder.end, name=name))
        for span in _code(document, leaf):
            code = partial(_Builder.code, text=document.plain(span), offset=span.start)
            yield _Event(*_ends(span), code)


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _may_have_styles(leaf: Leaf) -> bool:
    return "*" in leaf.text or "_" in leaf.text or "~" in leaf.text


def _code(document: MarkdownDocument, leaf: Leaf) -> Iterator[Span]:
    """Yield the code in a leaf, which ends with as many backticks as it begins with."""
    runs = list(re.finditer("`+", leaf.text))
    closing: dict[int, list[int]] = {}
    for run in runs:
        closing.setdefault(len(run[0]), []).append(run.end())
    end = 0
    for run in runs:
        ends = closing[len(run[0])]
        following = bisect_left(ends, run.end() + 1)
        if run.start() >= end and following < len(ends) and document.is_code(leaf.at(run.start())):
            end = ends[following]
            yield leaf.place(run.start(), end)


class _Builder:
    """What was read so far of a line."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._links: dict[str, LineLink] = {}
        self._styles: list[LineStyle] = []
        self._images: list[LineImage] = []
        self._anchors: list[str] = []
        self._offsets: list[tuple[int, int]] = []
        self._open: list[tuple[StyleName, int]] = []
        self._link: tuple[str, Span, int, int, bool] | None = None

    def line(self) -> LineText:
        """Return all that was read."""
        self.close_link()
        text, links = "".join(self._pieces), self._links
        styles, images = tuple(self._styles), tuple(self._images)
        line = LineText(text, links, styles, images, tuple(self._anchors), tuple(self._offsets))
        return _with_mistyped(line)

    def add(self, text: str) -> None:
        """Add text as it is."""
        self._pieces.append(text)
        self._length += len(text)

    def shown(self, text: str, offset: int, end: int) -> None:
        """Add text that stands between two offsets; addresses in it are links."""
        text = re.sub(r"[^\S\n]", " ", _PRIVATE.sub("", text))
        self._offsets.append((self._length, offset))
        place = 0
        for start, address in () if self._link else pointers(text, first=not self._length):
            self.add(text[place:start])
            place = start + len(address)
            label = Span(offset + start, offset + place)
            self._put(LineLink(address, address, bare=True, label=label))
            self._offsets.append((self._length, offset + place))
        self.add(text[place:])
        self._offsets.append((self._length, end))

    def code(self, text: str, offset: int) -> None:
        """Add code, in which nothing is a link."""
        start = self._length
        self._offsets.append((self._length, offset))
        self.add(_PRIVATE.sub("", text))
        if not self._link:
            self._styles.append(LineStyle(start, self._length, "code"))

    def begin(self, name: StyleName | None) -> None:
        """Begin a style, if it is one of a line."""
        if name:
            self._open.append((name, self._length))

    def end(self, name: StyleName | None) -> None:
        """End the last style of a name."""
        for place in reversed(range(len(self._open))):
            if self._open[place][0] == name:
                start = self._open.pop(place)[1]
                self._styles.append(LineStyle(min(start, self._length), self._length, name))
                return

    def image(self, text: str, source: str) -> None:
        """Add an image, which shows nothing."""
        self._images.append(LineImage(text, source))

    def open_link(self, link: Link) -> None:
        """Begin a link of Markdown."""
        address = web_address(link.url) or link.url
        self._begin_link(address, link.label, link.kind is Kind.AUTOLINK)

    def _begin_link(self, address: str, label: Span, bare: bool) -> None:
        self.close_link()
        self._link = (address, label, len(self._pieces), len(self._images), bare)

    def close_link(self, label_end: int | None = None) -> None:
        """Put one character in the place of the text that was read since the link began."""
        if not self._link:
            return
        address, label, pieces, images, bare = self._link
        label = label if label_end is None else Span(label.start, label_end)
        text = "".join(self._pieces[pieces:])
        del self._pieces[pieces:]
        self._length -= len(text)
        inside = tuple(self._images[images:])
        del self._images[images:]
        self._link = None
        while self._styles and self._styles[-1].end > self._length:
            self._styles.pop()
        while self._offsets and self._offsets[-1][0] > self._length:
            self._offsets.pop()
        bare = bare or text.strip() == address
        self._put(LineLink(" ".join(text.split()), address, inside, bare, label))

    def _put(self, link: LineLink) -> None:
        character = chr(_FIRST + len(self._links))
        if character <= _LAST:
            self._links[character] = link
            self.add(character)

    def tag(self, tag: Tag) -> None:
        """Take a tag of HTML."""
        if tag.name == "br":
            self.add("\n")
        elif tag.name == "img" and not tag.closing:
            self.image(tag.attributes.get("alt", ""), tag.attributes.get("src", ""))
        elif tag.name in _TAG_STYLES:
            (self.end if tag.closing else self.begin)(_TAG_STYLES[tag.name])
        elif tag.name == "a" and tag.closing:
            self.close_link(tag.span.start)
        elif tag.name == "a":
            if "href" in tag.attributes:
                label = Span(tag.span.end, tag.span.end)
                self._begin_link(tag.attributes["href"], label, bare=False)
            if anchor := tag.attributes.get("id", tag.attributes.get("name")):
                self._anchors.append(clean(anchor))


def _with_mistyped(line: LineText) -> LineText:
    """Return a line with the links that people mistyped as they meant them."""
    found = [
        match
        for match in (_MISTYPED.finditer(line.text) if line.links and "]" in line.text else ())
        if line.links[match["link"] or match["target"]].bare
    ]
    if not found:
        return line
    links, pieces, end = dict(line.links), list[str](), 0
    for match in found:
        character = match["link"] or match["target"]
        group = "text" if match["link"] else "swapped"
        label = line.span(*match.span(group))
        text = " ".join(match[group].split())
        links[character] = replace(links[character], text=text, bare=False, label=label)
        pieces += (line.text[end : match.start()], character)
        end = match.end()

    def moved(position: int) -> int:
        before = [match for match in found if match.start() < position]
        return position - sum(min(match.end(), position) - match.start() - 1 for match in before)

    styles = [LineStyle(moved(start), moved(stop), name) for start, stop, name in line.styles]
    return replace(
        line,
        text="".join([*pieces, line.text[end:]]),
        links=links,
        styles=tuple(style for style in styles if style.start < style.end),
        offsets=tuple((moved(start), offset) for start, offset in line.offsets),
    )
