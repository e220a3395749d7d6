"""A heading that tells another number of papers than stand below it.

## Why is this bad?
Nobody counts again when a paper is added; and readers who see a wrong number doubt the others.

## Example
````markdown
# Awesome Synthetic Data

## Reasoning (3 papers)

- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050) - Lightman et al. (ICLR 2024)
- [STaR](https://arxiv.org/abs/2203.14465) - Zelikman et al. (NeurIPS 2022)
````

## Use instead
````markdown
# Awesome Synthetic Data

## Reasoning (2 papers)

- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050) - Lightman et al. (ICLR 2024)
- [STaR](https://arxiv.org/abs/2203.14465) - Zelikman et al. (NeurIPS 2022)
````

## Fix
Unsafe: the number of papers below is written, where all items are papers. Links that hold the
number in their anchor have to follow.

## Also found by
none
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.rule import (
    Context,
    Finding,
    Fixes,
    Location,
    Preset,
)
from synthlit.lint.rules.lists.lines import lines
from synthlit.markdown.document import MarkdownDocument
from synthlit.text import Span, TextEdit

CODE = "HDG008"
NAME = "wrong-count"
PRESET = Preset.DEFAULT
FIX = Fixes.UNSAFE

_SAID = re.compile(
    r"[(（\[]\s?(?P<number>\d{1,3}(?:,\d{3})+|\d{1,5})\s(?:papers?|works?|entries|items)\s?[)）\]]",
    re.IGNORECASE,
)


_Part = TypeVar("_Part")


class Counts(NamedTuple):
    """What may be counted in a part of a page."""

    outer: int
    items: int
    papers: int
    different: int
    rows: int


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each number in a heading that is none of what can be counted below."""
    for heading in page.headings:
        match = _SAID.search(page.text, heading.content.start, heading.content.end)
        if not match:
            continue
        said = int(match["number"].replace(",", ""))
        found = _counts(page, Span(heading.span.end, heading.section.end))
        numbers = (found.outer, found.items, found.papers, found.different, found.rows)
        lowest = min((number for number in numbers if number), default=0)
        sure = found.outer == found.items == found.papers and not found.rows
        if lowest and said not in numbers and (sure or not lowest < said < max(numbers)):
            fix = None
            if sure:
                edit = TextEdit(*match.span("number"), f"{found.papers:,}")
                fix = Fix(f"write {found.papers:,}", Replace((edit,)), safe=False)
            spot = Location(page.path, page.source, match.start("number"))
            message = f"the heading says {said:,}, and {found.papers or lowest:,} stand below"
            yield Finding(spot, message, fix=fix)


def _counts(page: MarkdownDocument, body: Span) -> Counts:
    """Count what stands in a part of a page."""
    items = _within(page.items, body, lambda item: item.marker_at)
    papers = _within(lines(page), body, lambda line: line.item.marker_at)
    tables = _within(page.tables, body, lambda table: table.span.start)
    rows = sum(len(table.rows) - 1 for table in tables)
    outer = sum(item.parent is None for item in items)
    return Counts(outer, len(items), len(papers), len({line.key for line in papers}), rows)


def _within(parts: Sequence[_Part], body: Span, place: Callable[[_Part], int]) -> Sequence[_Part]:
    """Return those of a page's parts, which are in order, that begin in a stretch of it."""
    first, end = (bisect_left(parts, at, key=place) for at in (body.start, body.end))
    return parts[first:end]
