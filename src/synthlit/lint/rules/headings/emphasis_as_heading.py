"""A line in bold that stands where a heading should.

## Why is this bad?
It looks like a heading and is none: it has no anchor, and no place in contents.

## Example
````markdown
# Awesome Synthetic Data

**Process Supervision**

- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050) - Lightman et al. (ICLR 2024)
````

## Fix
None: make it a heading of the level that fits.

## Also found by
markdownlint, remark-lint
"""

from bisect import bisect_right
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
from synthlit.markdown.parsing.parts import Leaf

CODE = "HDG012"
NAME = "emphasis-as-heading"
PRESET = Preset.STRICT
FIX = Fixes.NONE

_BOLD = ("**", "__")
_SENTENCE = ".,;:!?。，；：！？"
_LONGEST = 100


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each paragraph of one line that is bold from end to end."""
    quotes = sorted(page.outline.quotes)
    starts = [span.start for span in quotes]
    for leaf in page.leaves:
        if leaf.kind != "paragraph" or leaf.item is not None or not _is_bold(page, leaf):
            continue
        at = bisect_right(starts, leaf.span.start) - 1
        if at < 0 or leaf.span.start >= quotes[at].end:
            spot = Location(page.path, page.source, leaf.span.start)
            text = page.plain(leaf.span)
            yield Finding(spot, f"{quoted(text)} looks like a heading and is none")


def _is_bold(page: MarkdownDocument, leaf: Leaf) -> bool:
    text = leaf.text.strip()
    return (
        text.startswith(_BOLD)
        and text.endswith(_BOLD)
        and "\n" not in text
        and len(text) <= _LONGEST
        and text.strip("*_ ")[-1:] not in _SENTENCE
        and any(style.width > 1 and style.span == leaf.span for style in page.styles(leaf.span))
    )
