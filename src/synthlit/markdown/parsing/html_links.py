"""Find the links and images that are written in HTML."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from synthlit.markdown.parsing.parts import Kind, Leaf, Link, Tag
from synthlit.text import Span


def html_links(
    text: str, leaves: Sequence[Leaf], raw: Sequence[Leaf], tags: Iterable[Tag]
) -> Iterator[Link]:
    """Yield what `<a href>` and `<img src>` link."""
    pieces = sorted([*leaves, *raw], key=lambda leaf: leaf.starts[0][1])
    starts = [leaf.starts[0][1] for leaf in pieces]
    opened: tuple[Tag, Leaf] | None = None
    for tag in tags:
        leaf = pieces[max(bisect_right(starts, tag.span.start) - 1, 0)]
        if opened and tag.name == "a":
            yield _html_link(text, opened[0], tag, opened[1])
            opened = None
        if tag.name == "a" and not tag.closing and "href" in tag.attributes:
            opened = (tag, leaf)
        elif tag.name == "img" and not tag.closing and "src" in tag.attributes:
            yield _html_image(text, tag, leaf)
    if opened:
        yield _html_link(text, opened[0], None, opened[1])


def _html_link(text: str, tag: Tag, closing: Tag | None, leaf: Leaf) -> Link:
    closed = closing is not None and closing.closing and closing.span.start <= leaf.span.end
    label = Span(tag.span.end, closing.span.start if closing and closed else tag.span.end)
    end = closing.span.end if closing and closed else tag.span.end
    shown = " ".join(re.sub(r"<[^<>]*+>", "", label.of(text)).split())
    place = _value(text, tag, "href")
    return Link(
        Kind.HTML, Span(tag.span.start, end), label, shown, place, tag.attributes["href"],
        None, leaf.item, leaf.heading,
    )  # fmt: skip


def _html_image(text: str, tag: Tag, leaf: Leaf) -> Link:
    alt = _value(text, tag, "alt") or Span(tag.span.end, tag.span.end)
    return Link(
        Kind.HTML_IMAGE, tag.span, alt, tag.attributes.get("alt", ""), _value(text, tag, "src"),
        tag.attributes["src"], None, leaf.item, leaf.heading,
    )  # fmt: skip


def _value(text: str, tag: Tag, name: str) -> Span | None:
    """Return where the value of a tag's attribute stands, without quotes."""
    match = re.compile(
        rf"""\s{name}\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'=<>`]++))""", re.IGNORECASE
    ).search(text, tag.span.start, tag.span.end)
    return Span(*match.span(match.lastindex or 0)) if match else None
