"""Read a piece of inline Markdown as plain text, with its links and styles beside it."""

import re
from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Any, Literal, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.token import Token

from synthlit.markdown.papers.pointers import pointers
from synthlit.model.text import clean

Style: TypeAlias = Literal["strong", "em", "code"]

# A line of a work never comes near these; what does would take the parser's time.
LONGEST = 40_000
_MOST_BRACKETS = 400
_MOST_UNMATCHED = 40
# What is nested deeper is not read, nor is anything that follows it.
DEEPEST = 100

# In the text, each link stands as one private character.
_FIRST, _LAST = 0xE000, "\uf8ff"
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_ATTRIBUTE = re.compile(r"""\b(href|id|name|src|alt)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""", re.I)
_TAG_STYLES: dict[str, Style] = {"b": "strong", "strong": "strong", "i": "em", "em": "em"}

# GitHub's Markdown but for bare addresses and task lists, which are looked for in the text.
PARSER = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable(["table", "strikethrough"])
# Inline Markdown is parsed piece by piece, when its length is known.
PARSER.core.ruler.disable(["inline", "text_join"])


@dataclass(frozen=True)
class Image:
    """An image: what it shows where it cannot be shown, and its address."""

    text: str
    source: str


@dataclass(frozen=True)
class Link:
    """A link's text and address; a bare one has no text but its address."""

    text: str
    address: str
    images: tuple[Image, ...] = ()
    bare: bool = False


@dataclass(frozen=True)
class Span:
    """Where text has a style; a span may hold another."""

    start: int
    end: int
    style: Style


@dataclass(frozen=True)
class Line:
    """Text without markup, line breaks kept; for each link, the private character that it is."""

    text: str = ""
    links: Mapping[str, Link] = field(default_factory=dict)
    spans: tuple[Span, ...] = ()
    images: tuple[Image, ...] = ()
    anchors: tuple[str, ...] = ()

    def shown(self, text: str) -> str:
        """Return a part of the text with the links' own texts in it, on one line."""
        text = _PRIVATE.sub(lambda match: self.links[match[0]].text, text)
        return " ".join(text.split())


def too_large(source: str) -> str:
    """Return why a piece of Markdown is not looked at, or nothing."""
    if len(source) > LONGEST:
        return f"it has {len(source):,} characters, which no work's line has"
    opened, closed = source.count("["), source.count("]")
    if opened > _MOST_BRACKETS or abs(opened - closed) > _MOST_UNMATCHED:
        return f"it has {opened + closed:,} brackets, which no work's line has"
    return ""


def read_inline(source: str, references: MutableMapping[str, Any]) -> Line:
    """Read a piece of Markdown that is not too large; `references` are the document's."""
    tokens: list[Token] = []
    PARSER.inline.parse(source, PARSER, references, tokens)
    builder = _Builder()
    builder.read(tokens)
    return builder.line()


class _Builder:
    """What was read so far of a line."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._links: dict[str, Link] = {}
        self._spans: list[Span] = []
        self._images: list[Image] = []
        self._anchors: list[str] = []
        self._open: list[tuple[Style, int]] = []
        self._link: tuple[str, int, int, bool] | None = None

    def line(self) -> Line:
        """Return all that was read."""
        if self._link:
            self._close_link()
        text = "".join(self._pieces)
        return Line(
            text, self._links, tuple(self._spans), tuple(self._images), tuple(self._anchors)
        )

    def read(self, tokens: Sequence[Token]) -> None:
        """Add what tokens show."""
        for token in tokens:
            match token.type:
                case "text" | "text_special":
                    self._text(token.content)
                case "code_inline":
                    self._code(token.content)
                case "softbreak" | "hardbreak":
                    self._add("\n")
                case "strong_open" | "em_open":
                    self._begin("strong" if token.type == "strong_open" else "em")
                case "strong_close" | "em_close":
                    self._end("strong" if token.type == "strong_close" else "em")
                case "link_open":
                    self._open_link(str(token.attrs.get("href", "")), token.markup == "autolink")
                case "link_close":
                    self._close_link()
                case "image":
                    self._images.append(Image(token.content, str(token.attrs.get("src", ""))))
                case "html_inline":
                    self._tag(token.content)

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    def _text(self, text: str) -> None:
        text = re.sub(r"[^\S\n]", " ", _PRIVATE.sub("", text))
        if self._link:
            self._add(text)
            return
        end = 0
        for start, address in pointers(text, first=not self._length):
            self._add(text[end:start])
            self._put(Link(address, address, bare=True))
            end = start + len(address)
        self._add(text[end:])

    def _code(self, text: str) -> None:
        start = self._length
        self._add(_PRIVATE.sub("", text))
        if not self._link:
            self._spans.append(Span(start, self._length, "code"))

    def _begin(self, style: Style) -> None:
        self._open.append((style, self._length))

    def _end(self, style: Style) -> None:
        for place in reversed(range(len(self._open))):
            if self._open[place][0] == style:
                start = self._open.pop(place)[1]
                self._spans.append(Span(min(start, self._length), self._length, style))
                return

    def _open_link(self, address: str, bare: bool) -> None:
        if self._link:
            self._close_link()
        self._link = (address, len(self._pieces), len(self._images), bare)

    def _close_link(self) -> None:
        """Put one character in the place of the text that was read since the link began."""
        if not self._link:
            return
        address, pieces, images, bare = self._link
        text = "".join(self._pieces[pieces:])
        del self._pieces[pieces:]
        self._length -= len(text)
        inside = tuple(self._images[images:])
        del self._images[images:]
        self._link = None
        bare = bare or text.strip() == address
        self._spans = [span for span in self._spans if span.end <= self._length]
        self._put(Link(" ".join(text.split()), address, inside, bare))

    def _put(self, link: Link) -> None:
        character = chr(_FIRST + len(self._links))
        if character <= _LAST:
            self._links[character] = link
            self._add(character)

    def _tag(self, tag: str) -> None:
        match = _TAG.match(tag)
        if not match:
            return
        closing, name = bool(match[1]), match[2].lower()
        attributes = {
            found[1].lower(): unescape(found[2].strip("\"'")) for found in _ATTRIBUTE.finditer(tag)
        }
        if name == "br":
            self._add("\n")
        elif name == "img":
            self._images.append(Image(attributes.get("alt", ""), attributes.get("src", "")))
        elif name in _TAG_STYLES:
            (self._end if closing else self._begin)(_TAG_STYLES[name])
        elif name == "a" and closing:
            self._close_link()
        elif name == "a" and "href" in attributes:
            self._open_link(attributes["href"], bare=False)
        if name == "a" and not closing and (anchor := attributes.get("id", attributes.get("name"))):
            self._anchors.append(clean(anchor))
