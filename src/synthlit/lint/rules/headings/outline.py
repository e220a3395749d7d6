"""The tree of a page's headings."""

import re
from collections.abc import Iterator
from functools import lru_cache

from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.parsing.parts import Heading


@lru_cache(maxsize=1)
def parents(page: MarkdownDocument) -> tuple[int | None, ...]:
    """Return for each heading the number of that above it, None where there is none."""
    found: list[int | None] = []
    open_: list[int] = []
    for number, heading in enumerate(page.headings):
        while open_ and page.headings[open_[-1]].level >= heading.level:
            open_.pop()
        found.append(open_[-1] if open_ else None)
        open_.append(number)
    return tuple(found)


def sisters(page: MarkdownDocument) -> Iterator[list[Heading]]:
    """Yield the headings of one level below one heading, in groups."""
    groups: dict[tuple[int | None, int], list[Heading]] = {}
    for above, heading in zip(parents(page), page.headings, strict=True):
        groups.setdefault((above, heading.level), []).append(heading)
    yield from groups.values()


def is_readme(page: MarkdownDocument) -> bool:
    """Tell whether the page is the first that visitors see."""
    return bool(re.fullmatch(r"readme([._-][\w-]+)?\.(md|markdown)", page.path.name.lower()))
