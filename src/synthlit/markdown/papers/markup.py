"""Read pieces of a document as plain text: its markup in order, and the text that it leaves."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Any

from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.papers.line_text import (
    PRIVATE,
    LineImage,
    LineLink,
    LineStyle,
    LineText,
    StyleName,
)
from synthlit.markdown.papers.pointers import pointers
from synthlit.markdown.parsing.parts import Kind, Leaf, Tag
from synthlit.model.text import clean
from synthlit.model.web_address import web_address
from synthlit.text import Span

# In the text, each link stands as one private character.
_FIRST, _LAST = 0xE000, "\uf8ff"
_TAG_STYLES: dict[str, StyleName] = {"b": "strong", "strong": "strong", "i": "em", "em": "em"}
_STYLED = re.compile(r"[*_~]")
_WRITTEN_OTHERWISE = re.compile(r"[\\&<`]")
_TICKS = re.compile("`+")
_ODD_SPACE = re.compile(r"[^\S\n ]")
# GitHub links no such address, and shows the Markdown.
_UNUSABLE = re.compile(r"(?:vbscript|javascript|file|data):", re.IGNORECASE)
# Links that people mistyped: `[text] (address)`, `[text]（address）`, `[text](address` and
# `(text)[address]`.
_MISTYPED = re.compile(
    r"\[(?P<text>[^\[\]\n]{1,600})\]"
    r"(?:\s{1,3}\((?P<apart>https?://[^\s()]+)\s?\)?|\s?（\s?(?P<wide>https?://[^\s（）]+)\s?）"
    r"|\((?P<open>https?://[^\s()]+)(?=\s|$)(?!\s*[\"')]))"
    r"|\((?P<before>[^()\[\]\n]{3,400})\)\[(?P<swapped>https?://[^\[\]\s]+)\]"
)


class Markup:
    """All inline markup of a document in its order, from which pieces of it are read as text."""

    def __init__(self, document: MarkdownDocument) -> None:
        self._document = document
        self._events = sorted(_events(document), key=lambda event: event[:2])

    def text(self, spans: Iterable[Span], between: str = "\n") -> LineText:
        """Return pieces of the document, each on one of its lines, as one text."""
        builder = _Builder()
        place = 0
        for number, span in enumerate(spans):
            if number:
                builder.add(between)
            place = max(place, span.start)
            first, last = (bisect_left(self._events, (at,)) for at in (span.start, span.end))
            for start, end, _, method, argument in self._events[first:last]:
                if start >= place:
                    self._add(builder, place, start)
                    method(builder, argument)
                    place = end
            self._add(builder, place, span.end)
        return builder.line()

    def _add(self, builder: "_Builder", start: int, end: int) -> None:
        if start < end:
            builder.shown(shown(self._document, Span(start, end)), start, end)


def shown(document: MarkdownDocument, span: Span) -> str:
    """Return what a part of a line shows, with the space at its ends."""
    source = span.of(document.text)
    if not _WRITTEN_OTHERWISE.search(source):
        return source
    text = document.plain(span)
    before, behind = source[:1].isspace(), source[-1:].isspace()
    return f"{' ' * before}{text}{' ' * behind}" if text else " " * before


def _events(document: MarkdownDocument) -> Iterator[tuple[int, int, int, Any, Any]]:
    """Yield where markup stands, a number of its own, and the builder's method that takes it."""
    for number, (start, end, method, argument) in enumerate(_markup(document)):
        yield start, end, number, method, argument


def _markup(document: MarkdownDocument) -> Iterator[tuple[int, int, Any, Any]]:
    take = _Builder
    for link in document.links:
        span, label = link.span, link.label
        if link.kind is Kind.IMAGE:
            yield span.start, span.end, take.image, LineImage(link.text, link.url)
        elif _UNUSABLE.match(link.url):
            yield span.start, span.end, take.add, span.of(document.text)
        elif link.kind not in (Kind.BARE, Kind.HTML, Kind.HTML_IMAGE):
            address = web_address(link.url) or link.url
            begun = LineLink("", address, bare=link.kind is Kind.AUTOLINK, label=label)
            yield span.start, label.start, take.open_link, begun
            yield label.end, span.end, take.close_link, None
    for tag in document.tags:
        yield tag.span.start, tag.span.end, take.tag, tag
    for leaf in document.leaves:
        for style in document.styles(leaf.span) if _STYLED.search(leaf.text) else ():
            start, end, width = style.span.start, style.span.end, style.width
            # What is struck has no style of a line.
            name = None if style.sign == "~" else "strong" if width == 2 else "em"
            yield start, start + width, take.begin, name
            yield end - width, end, take.end, name
        for span in _code(document, leaf):
            yield span.start, span.end, take.code, (document.plain(span), span.start)
        for match in _MISTYPED.finditer(leaf.text) if "http" in leaf.text else ():
            if not document.is_code(leaf.at(match.start())):
                label = leaf.place(*match.span("text" if match["text"] else "before"))
                address = next(filter(None, match.group("apart", "wide", "open", "swapped")))
                begun = LineLink("", address, label=label)
                yield leaf.at(match.start()), label.start, take.open_link, begun
                yield label.end, leaf.place(*match.span()).end, take.close_link, None


def _code(document: MarkdownDocument, leaf: Leaf) -> Iterator[Span]:
    """Yield the code in a leaf, which ends with as many backticks as it begins with."""
    runs = list(_TICKS.finditer(leaf.text))
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
        self._link: tuple[LineLink, int, int] | None = None

    def line(self) -> LineText:
        """Return all that was read."""
        self.close_link()
        return LineText(
            "".join(self._pieces), self._links, tuple(self._styles), tuple(self._images),
            tuple(self._anchors), tuple(self._offsets),
        )  # fmt: skip

    def add(self, text: str) -> None:
        """Add text as it is."""
        self._pieces.append(text)
        self._length += len(text)

    def shown(self, text: str, offset: int, end: int) -> None:
        """Add text that stands between two offsets; addresses in it are links."""
        text = _ODD_SPACE.sub(" ", text if text.isascii() else PRIVATE.sub("", text))
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

    def code(self, code: tuple[str, int]) -> None:
        """Add code that stands at an offset, in which nothing is a link."""
        text, offset = code
        start = self._length
        self._offsets.append((self._length, offset))
        self.add(PRIVATE.sub("", text))
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

    def image(self, image: LineImage) -> None:
        """Add an image, which shows nothing."""
        self._images.append(image)

    def open_link(self, link: LineLink) -> None:
        """Begin a link."""
        self.close_link()
        self._link = link, len(self._pieces), len(self._images)

    def close_link(self, label_end: int | None = None) -> None:
        """Put one character in the place of the text that was read since the link began."""
        if not self._link:
            return
        link, pieces, images = self._link
        label = link.label if label_end is None else Span(link.label.start, label_end)
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
        bare = link.bare or text.strip() == link.address
        self._put(LineLink(" ".join(text.split()), link.address, inside, bare, label))

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
            self.image(LineImage(tag.attributes.get("alt", ""), tag.attributes.get("src", "")))
        elif tag.name in _TAG_STYLES:
            (self.end if tag.closing else self.begin)(_TAG_STYLES[tag.name])
        elif tag.name == "a" and tag.closing:
            self.close_link(tag.span.start)
        elif tag.name == "a":
            if "href" in tag.attributes:
                label = Span(tag.span.end, tag.span.end)
                self.open_link(LineLink("", tag.attributes["href"], label=label))
            if anchor := tag.attributes.get("id", tag.attributes.get("name")):
                self._anchors.append(clean(anchor))
