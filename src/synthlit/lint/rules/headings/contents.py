"""The contents of a page: the list whose items lead to its headings."""

from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from synthlit.lint.rules.headings.nearest import nearest
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.parsing.parts import Item, Link

_FEWEST = 3


class Entry(NamedTuple):
    """An item of the contents, its link, and the number of the heading to which it leads."""

    item: Item
    link: Link
    heading: int | None


@lru_cache(maxsize=1)
def contents(page: MarkdownDocument) -> tuple[Entry, ...]:
    """Return the items of the contents; none where fewer than three lead to this page."""
    groups: dict[int | None, list[tuple[Item, Link]]] = {}
    all_items: dict[int | None, int] = {}
    for number, item in enumerate(page.items):
        all_items[item.heading] = all_items.get(item.heading, 0) + 1
        links = page.links_by_item.get(number)
        if links and len(links[0].url) > 1 and links[0].url.startswith("#"):
            groups.setdefault(item.heading, []).append((item, links[0]))
    largest = max(groups, key=lambda at: len(groups[at]), default=None)
    found = groups.get(largest, [])
    if len(found) < _FEWEST or len(found) * 2 < all_items[largest]:
        return ()
    numbers = _numbers(page)
    return tuple(Entry(item, link, _heading(page, numbers, link)) for item, link in found)


def _numbers(page: MarkdownDocument) -> dict[str, int]:
    """Return the number of the heading at each anchor, or behind it where a tag sets it."""
    ends = [heading.span.end for heading in page.headings]
    found: dict[str, int] = {}
    for name in page.explicit_anchors:
        at = bisect_right(ends, name.offset)
        if at < len(ends):
            found.setdefault(name.name.lower(), at)
    return found | {heading.anchor.lower(): at for at, heading in enumerate(page.headings)}


def _heading(page: MarkdownDocument, numbers: dict[str, int], link: Link) -> int | None:
    name = link.url[1:].lower()
    if name in numbers:
        return numbers[name]
    near = nearest(page, name, link.text)
    return page.headings.index(near) if near else None
