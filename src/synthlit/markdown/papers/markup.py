"""Read parts of a document as plain text with links and styles."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice, takewhile
from typing import TypeAlias, TypeVar

from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.papers.line_text import PRIVATE, LineStyle, LineText, StyleName
from synthlit.markdown.papers.links import LineImage, LineLink
from synthlit.markdown.papers.pointers import pointers
from synthlit.markdown.parsing.nodes import Leaf, LinkKind, Tag
from synthlit.model.text import clean
from synthlit.model.web_address import web_address
from synthlit.text import Span

# In the text, each link is one private character.
_FIRST, _LAST = 0xE000, "\uf8ff"
_TAG_STYLES: dict[str, StyleName] = {"b": "strong", "strong": "strong", "i": "em", "em": "em"}
_STYLED = re.compile(r"[*_~]")
_WRITTEN_OTHERWISE = re.compile(r"[\\&<`]")
_UNUSUAL_SPACE = re.compile(r"[^\S\n ]")
# GitHub links no such address, and shows the Markdown.
_UNUSABLE = re.compile(r"(?:vbscript|javascript|file|data):", re.IGNORECASE)
# Mistyped links: `[text] (address)`, `[text]（address）`, `[text](address` and
# `(text)[address]`.
_MISTYPED = re.compile(
    r"\[(?P<text>[^\[\]\n]{1,600})\]"
    r"(?:\s{1,3}\((?P<apart>https?://[^\s()]+)\s?\)?|\s?（\s?(?P<wide>https?://[^\s（）]+)\s?）"
    r"|\((?P<open>https?://[^\s()]+)(?=\s|$)(?!\s*[\"')]))"
    r"|\((?P<before>[^()\[\]\n]{3,400})\)\[(?P<swapped>https?://[^\[\]\s]+)\]"
)
_T = TypeVar("_T")
# The label before a link, as in `Code: [official](…)`, and what separates it from further links.
_HINT = re.compile(r"(?P<label>[^\W\d][^:：\n|\ue000-\uf8ff]{0,30}?)[\s*_]*[:：][\s*_\[(]*\Z")
_AND = re.compile(r"[\s,;/&|、，·•+*\[\]()]*(?:and|or)?[\s,;/&|、，·•+*\[\]()]*")
_LONGEST_HINT = 40
# Where a piece of markup starts and ends, and how a builder adds it.
_Event: TypeAlias = tuple[int, int, Callable[["TextBuilder"], None]]


class Markup:
    """The inline markup of a document, which is read leaf by leaf when it is needed."""

    def __init__(self, document: MarkdownDocument) -> None:
        self._document = document
        self._events: dict[int, Sequence[_Event]] = {}

    def text(self, spans: Iterable[Span], between: str = "\n") -> LineText:
        """Return parts of the document, each on one of its lines, as one text."""
        builder = TextBuilder()
        reached = 0
        for number, span in enumerate(spans):
            if number:
                builder.add(between)
            reached = max(reached, span.start)
            events = self._events_at(span.start)
            first, last = (bisect_left(events, (at,)) for at in (span.start, span.end))
            for start, end, add in events[first:last]:
                if start >= reached:
                    self._add(builder, reached, start)
                    add(builder)
                    reached = end
            self._add(builder, reached, span.end)
        return builder.line()

    def _events_at(self, offset: int) -> Sequence[_Event]:
        """Return the markup of the leaf in which a character is."""
        at = bisect_right(self._document.leaf_starts, offset) - 1
        if at not in self._events:
            found = _events(self._document, self._document.blocks.leaves[at]) if at >= 0 else ()
            self._events[at] = sorted(found, key=lambda event: event[:2])
        return self._events[at]

    def _add(self, builder: "TextBuilder", start: int, end: int) -> None:
        if start < end:
            builder.add_shown(_shown(self._document, Span(start, end)), start, end)


def _shown(document: MarkdownDocument, span: Span) -> str:
    """Return the visible text of a part of a line, with the space at its ends."""
    source = span.of(document.text)
    if not _WRITTEN_OTHERWISE.search(source):
        return source
    text = document.plain(span)
    before, after = source[:1].isspace(), source[-1:].isspace()
    return f"{' ' * before}{text}{' ' * after}" if text else " " * before


def _events(document: MarkdownDocument, leaf: Leaf) -> Iterator[_Event]:
    """Yield the markup of a leaf by its kinds."""
    for link in _within(document.links, leaf.span, lambda link: link.span):
        start, end, label = link.span.start, link.span.end, link.label
        if link.kind in (LinkKind.IMAGE, LinkKind.HTML_IMAGE):
            yield start, end, partial(TextBuilder.image, image=LineImage(link.text, link.url))
        elif _UNUSABLE.match(link.url):
            yield start, end, partial(TextBuilder.add, text=link.span.of(document.text))
        elif link.kind not in (LinkKind.BARE, LinkKind.HTML):
            address = web_address(link.url) or link.url
            opened = LineLink("", address, bare=link.kind is LinkKind.AUTOLINK, label=label)
            yield from _link_events(link.span, opened)
    for tag in _within(document.tags, leaf.span, lambda tag: tag.span):
        yield tag.span.start, tag.span.end, partial(TextBuilder.tag, tag=tag)
    for style in document.styles(leaf.span) if _STYLED.search(leaf.text) else ():
        start, end, width = style.span.start, style.span.end, style.width
        # Struck text is not styled.
        name: StyleName | None = (
            None if style.character == "~" else "strong" if width == 2 else "em"
        )
        yield start, start + width, partial(TextBuilder.begin, name=name)
        yield end - width, end, partial(TextBuilder.end, name=name)
    for code in _within(document.inline_code, leaf.span, lambda code: code):
        text = document.plain(code)
        yield code.start, code.end, partial(TextBuilder.code, text=text, offset=code.start)
    for match in _MISTYPED.finditer(leaf.text) if "http" in leaf.text else ():
        if not document.is_code(leaf.at(match.start())):
            label = leaf.place(*match.span("text" if match["text"] else "before"))
            address = next(filter(None, match.group("apart", "wide", "open", "swapped")))
            yield from _link_events(leaf.place(*match.span()), LineLink("", address, label=label))


def _link_events(span: Span, link: LineLink) -> Iterator[_Event]:
    yield span.start, link.label.start, partial(TextBuilder.open_link, link=link)
    yield link.label.end, span.end, TextBuilder.close_link


def _hinted(text: str, links: Mapping[str, LineLink]) -> Mapping[str, LineLink]:
    """Return the links of a text with the labels before them."""
    found: dict[str, LineLink] = {}
    hint, reached = "", 0
    for at, character in enumerate(text) if links and not text.isascii() else ():
        if link := links.get(character):
            between = text[reached:at]
            if match := _HINT.search(between[-_LONGEST_HINT:]):
                hint = match["label"].strip()
            elif "\n" in between or not _AND.fullmatch(between):
                hint = ""
            found[character] = replace(link, hint=hint) if hint else link
            reached = at + 1
    return found


def _within(parts: Sequence[_T], span: Span, span_of: Callable[[_T], Span]) -> Iterator[_T]:
    """Yield the parts that start in a span."""
    first = bisect_left(parts, span.start, key=lambda part: span_of(part).start)
    return takewhile(lambda part: span_of(part).start < span.end, islice(parts, first, None))


class TextBuilder:
    """The part of a line that was read so far."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._links: dict[str, LineLink] = {}
        self._styles: list[LineStyle] = []
        self._images: list[LineImage] = []
        self._anchors: list[str] = []
        self._offsets: list[tuple[int, int]] = []
        self._open_styles: list[tuple[StyleName, int]] = []
        self._open_link: tuple[LineLink, int, int] | None = None

    def line(self) -> LineText:
        """Return the whole line."""
        self.close_link()
        text = "".join(self._pieces)
        return LineText(
            text, _hinted(text, self._links), tuple(self._styles), tuple(self._images),
            tuple(self._anchors), tuple(self._offsets),
        )  # fmt: skip

    def add(self, text: str) -> None:
        """Add text without reading it."""
        self._pieces.append(text)
        self._length += len(text)

    def add_shown(self, text: str, offset: int, end: int) -> None:
        """Add text between two offsets; addresses in it are links."""
        text = _UNUSUAL_SPACE.sub(" ", text if text.isascii() else PRIVATE.sub("", text))
        self._offsets.append((self._length, offset))
        reached = 0
        for start, address in () if self._open_link else pointers(text, first=not self._length):
            self.add(text[reached:start])
            reached = start + len(address)
            label = Span(offset + start, offset + reached)
            self._add_link(LineLink(address, address, bare=True, label=label))
            self._offsets.append((self._length, offset + reached))
        self.add(text[reached:])
        self._offsets.append((self._length, end))

    def code(self, text: str, offset: int) -> None:
        """Add code at an offset; nothing in it is a link."""
        start = self._length
        self._offsets.append((self._length, offset))
        self.add(PRIVATE.sub("", text))
        if not self._open_link:
            self._styles.append(LineStyle(start, self._length, "code"))

    def begin(self, name: StyleName | None) -> None:
        """Begin a style."""
        if name:
            self._open_styles.append((name, self._length))

    def end(self, name: StyleName | None) -> None:
        """End the last style of a name."""
        for number in reversed(range(len(self._open_styles))):
            opened, start = self._open_styles[number]
            if opened == name:
                del self._open_styles[number]
                self._styles.append(LineStyle(min(start, self._length), self._length, opened))
                return

    def image(self, image: LineImage) -> None:
        """Add an image, which has no text."""
        self._images.append(image)

    def open_link(self, link: LineLink) -> None:
        """Begin a link."""
        self.close_link()
        self._open_link = link, len(self._pieces), len(self._images)

    def close_link(self, label_end: int | None = None) -> None:
        """Replace the text that was read since the link began by one character."""
        if not self._open_link:
            return
        link, pieces, images = self._open_link
        label = link.label if label_end is None else Span(link.label.start, label_end)
        text = "".join(self._pieces[pieces:])
        del self._pieces[pieces:]
        self._length -= len(text)
        inside = tuple(self._images[images:])
        del self._images[images:]
        self._open_link = None
        while self._styles and self._styles[-1].end > self._length:
            self._styles.pop()
        while self._offsets and self._offsets[-1][0] > self._length:
            self._offsets.pop()
        bare = link.bare or text.strip() == link.address
        self._add_link(LineLink(" ".join(text.split()), link.address, inside, bare, label))

    def _add_link(self, link: LineLink) -> None:
        character = chr(_FIRST + len(self._links))
        if character <= _LAST:
            self._links[character] = link
            self.add(character)

    def tag(self, tag: Tag) -> None:
        """Add the meaning of an HTML tag."""
        if tag.name == "br":
            self.add("\n")
        elif tag.name == "img" and tag.attributes.get("src"):
            self.image(LineImage(tag.attributes.get("alt", ""), tag.attributes["src"]))
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
