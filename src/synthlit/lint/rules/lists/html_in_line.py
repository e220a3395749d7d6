"""An HTML tag in the line of a paper.

## Why is this bad?
Tags hide what a line says from people who edit it and programs that read it; Markdown has signs
for most of what they do.

## Example
````markdown
- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050) - <i>Lightman et al.</i> (ICLR 2024)
````

## Fix
None: use Markdown's signs, or leave the emphasis out.

## Also found by
awesome-lint, markdownlint
"""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from synthlit.lint.rule import (
    Context,
    Finding,
    Fixes,
    Location,
    Preset,
)
from synthlit.lint.rules.lists.lines import lines
from synthlit.markdown.document import MarkdownDocument

CODE = "LST017"
NAME = "html-in-line"
PRESET = Preset.STRICT
FIX = Fixes.NONE


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the first tag of each line, but for those that set an anchor or break the line."""
    for line in lines(page):
        content = line.item.content
        first = bisect_left(page.tags, content.start, key=lambda tag: tag.span.start)
        for tag in islice(page.tags, first, None):
            if tag.span.start >= content.end:
                break
            anchor = tag.name == "a" and "href" not in tag.attributes
            if not tag.closing and not anchor and tag.name not in ("br", "span"):
                spot = Location(page.path, page.source, tag.span.start)
                yield Finding(spot, f"the line has the tag {tag.span.of(page.text)[:48]}")
                break
