"""A second heading of the first level on a page with a title.

## Why is this bad?
The page has two titles: what stands below the second is no part of the first, for readers of
screens and for programs that make the contents.

## Example
````markdown
# Awesome Synthetic Data

## Reasoning

- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050) - Lightman et al. (ICLR 2024)

## Code

- [CodeT](https://arxiv.org/abs/2207.10397) - Chen et al. (ICLR 2023)

# Contributing

Pull requests are welcome.
````

## Fix
None: write one sign more. A page all of whose sections are of the first level is left as it is.

## Also found by
markdownlint, remark-lint
"""

from collections.abc import Iterator

from synthlit.lint.rule import (
    Context,
    Finding,
    Fixes,
    Location,
    Preset,
)
from synthlit.lint.texts import quoted
from synthlit.markdown.document import MarkdownDocument

CODE = "HDG009"
NAME = "second-title"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE

_FEWEST = 2


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the second of two titles, of which the first heads the page and sections."""
    titles = [heading for heading in page.headings if heading.level == 1]
    if len(titles) == 2 and page.headings[0] is titles[0]:
        first, second = titles
        below = [
            heading
            for heading in page.headings
            if heading.level == 2 and heading.span.start < second.span.start
        ]
        if len(below) >= _FEWEST:
            spot = Location(page.path, page.source, second.span.start)
            yield Finding(spot, f"the page has the title {quoted(first.text)} already")
