"""Find the addresses that GitHub links though nothing marks them."""

import re
from collections.abc import Iterator
from html import unescape

from synthlit.documents.markdown.reading.found import Found, Inline
from synthlit.documents.markdown.reading.parts import Kind

_BARE = re.compile(r"(?<![^\W_])(?:https?://|www\.)[^\s<]++", re.IGNORECASE)
_TRAILING_ENTITY = re.compile(r"&[A-Za-z0-9]+;$")


def bare_links(found: Inline) -> list[Found]:
    """Return the addresses in what is neither link nor code nor HTML."""
    if "://" not in found.text and "ww." not in found.text.lower():
        return []
    return list(_links(found))


def _links(found: Inline) -> Iterator[Found]:
    text = found.text
    taken = sorted([
        *((link.start, link.end) for link in found.links),
        *found.code, *found.comments, *(tag.span() for tag in found.tags),
    ])  # fmt: skip
    at, reached = 0, 0
    for match in _BARE.finditer(text):
        while at < len(taken) and taken[at][0] <= match.start():
            reached = max(reached, taken[at][1])
            at += 1
        if reached > match.start():
            continue
        end = match.end() if at == len(taken) else min(match.end(), taken[at][0])
        end = _trimmed(text, match.start(), end)
        place, address = (match.start(), end), text[match.start() : end]
        url = address if "://" in address else f"http://{address}"
        yield Found(Kind.BARE, *place, place, place, unescape(url))


def _trimmed(text: str, start: int, end: int) -> int:
    """Return where a bare address ends: the signs of a sentence are no part of it."""
    opened, closed = text.count("(", start, end), text.count(")", start, end)
    while end > start:
        last = text[end - 1]
        if last == ")" and closed > opened:
            closed -= 1
        elif last == ";" and (match := _TRAILING_ENTITY.search(text, max(start, end - 40), end)):
            end = match.start() + 1
        elif last not in "?!.,:*_~'\"":
            break
        end -= 1
    return end
