"""A heading two levels below the one before it.

## Why is this bad?
The level between is missing in contents, and for those who go from heading to heading by ear.

## Example
````markdown
# Awesome Synthetic Data

### Reasoning

- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050) - Lightman et al. (ICLR 2024)
````

## Fix
None: the section may belong one level higher, or a heading above it may be missing.

## Also found by
markdownlint, remark-lint
"""

from collections.abc import Iterator
from itertools import pairwise

from synthlit.lint.rule import (
    Context,
    Finding,
    Fixes,
    Location,
    Preset,
)
from synthlit.markdown.document import MarkdownDocument

CODE = "HDG010"
NAME = "skipped-level"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each heading that stands more than one level below the heading before."""
    for before, heading in pairwise(page.headings):
        if heading.level > before.level + 1:
            spot = Location(page.path, page.source, heading.span.start)
            message = f"a heading of level {heading.level} stands below one of level {before.level}"
            yield Finding(spot, message)
