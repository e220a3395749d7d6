"""The addresses that somebody wrote into a page, wherever they stand."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.rule import Location
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.parsing.parts import Kind, Link
from synthlit.text import Span, TextEdit

# What forms have where the address should be; `empty-link` tells of it.
_FORM = re.compile(
    r"(?:#|links?|paper[ _-]?link|url|todo|tb[da]|xxx+|n/?a|none|null|\?+|\.\.\.|soon|"
    r"coming[ _-]?soon|placeholder|https?:/*|https?://(?:example\.(?:com|org)/?|link|url|xxx+))?",
    re.IGNORECASE,
)


class Address(NamedTuple):
    """An address as it is meant, where it stands, and the link, None for a definition."""

    url: str
    target: Span
    link: Link | None

    def spot(self, page: MarkdownDocument) -> Location:
        """Return its place."""
        return Location(page.path, page.source, self.target.start)

    def written(self, page: MarkdownDocument) -> str:
        """Return it as it is written."""
        return self.target.of(page.text)

    def replaced(self, message: str, text: str) -> Fix:
        """Return the fix that writes another address in its place."""
        return Fix(message, Replace((TextEdit(self.target.start, self.target.end, text),)))


@lru_cache(maxsize=1)
def addresses(page: MarkdownDocument) -> tuple[Address, ...]:
    """Return all addresses of links, images and definitions, in order of place."""
    return tuple(sorted(_all(page), key=lambda address: address.target.start))


def _all(page: MarkdownDocument) -> Iterator[Address]:
    for link in page.links:
        if link.target and not is_form(link):
            yield Address(link.url, link.target, link)
    for definition in page.definitions:
        yield Address(definition.url, definition.target, None)


def written_by_hand(page: MarkdownDocument) -> Iterator[Address]:
    """Yield the addresses outside of generated parts, whose faults are faults of the entries."""
    generated = [region.span for region in page.regions if region.begin and region.end]
    starts = [span.start for span in generated]
    for address in addresses(page):
        at = bisect_right(starts, address.target.start) - 1
        if at < 0 or address.target.start >= generated[at].end:
            yield address


def is_form(link: Link) -> bool:
    """Tell whether the link of a list item has a form's word for an address."""
    return link.kind is Kind.INLINE and link.item is not None and bool(_FORM.fullmatch(link.url))
