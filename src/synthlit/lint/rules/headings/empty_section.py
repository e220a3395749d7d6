"""A section with nothing in it, in a list whose other sections have items.

## Why is this bad?
Readers who follow the contents find a heading, and think that the list is broken or abandoned.

## Example
````markdown
# Awesome Synthetic Data

## Reasoning

- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050) - Lightman et al. (ICLR 2024)

## Code

- [CodeT](https://arxiv.org/abs/2207.10397) - Chen et al. (ICLR 2023)

## Tutorials & Insights

*Blog posts and talks about data synthesis.*
````

## Fix
None: fill the section, or take the heading away until there is something for it.

## Also found by
hecat
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from synthlit.lint.rule import (
    Context,
    Finding,
    Fixes,
    Location,
    Preset,
)
from synthlit.lint.rules.headings.outline import parents
from synthlit.lint.texts import quoted
from synthlit.markdown.document import MarkdownDocument
from synthlit.text import Span

CODE = "HDG007"
NAME = "empty-section"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE

_FEWEST = 2
# Lines, anchors, and ends of what stands around the section show nothing of their own.
_NOTHING = re.compile(
    r"^[ \t]*(?:(?:[-*_][ \t]*){3,}|<a [^<>]{0,200}></a>|</[a-z]{1,12}>|<br ?/?>)[ \t]*\r?$",
    re.MULTILINE | re.IGNORECASE,
)
# Only what the section is about: a line in italics, or a quotation.
_ABOUT = re.compile(r"([*_])(?![*_\s])[^\n]*\1|>[^\n]*(?:\n>[^\n]*)*")


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each heading with neither text nor headings below, if others have items."""
    listing = [item.marker_at for item in page.items]
    comments = [comment.span for comment in page.comments]
    starts = [span.start for span in comments]
    inner = set(parents(page))
    leaves = [(n, each) for n, each in enumerate(page.headings) if n not in inner]
    full: dict[int, int] = {}
    empty = []
    for _, heading in leaves:
        body = Span(heading.span.end, heading.section.end)
        at = bisect_left(listing, body.start)
        if at < len(listing) and listing[at] < body.end:
            full[heading.level] = full.get(heading.level, 0) + 1
        elif heading.level > 1 and _is_empty(page, body, comments, starts):
            empty.append(heading)
    for heading in empty:
        if full.get(heading.level, 0) >= _FEWEST:
            spot = Location(page.path, page.source, heading.span.start)
            yield Finding(spot, f"there is nothing below {quoted(heading.text)}")


def _is_empty(
    page: MarkdownDocument, body: Span, comments: Sequence[Span], starts: Sequence[int]
) -> bool:
    text, place = "", body.start
    for comment in comments[bisect_left(starts, body.start) : bisect_left(starts, body.end)]:
        text += page.text[place : comment.start]
        place = comment.end
    left = _NOTHING.sub("", text + page.text[place : body.end]).strip()
    return not left or bool("](" not in left and _ABOUT.fullmatch(left))
