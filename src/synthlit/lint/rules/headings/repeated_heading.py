"""Two headings of one level with one text.

## Why is this bad?
The second's anchor is `-1`, and becomes another as soon as a third is added above; in contents and
searches they look the same.

## Example
````markdown
# Awesome Synthetic Data

## Papers

- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050) - Lightman et al. (ICLR 2024)

## Papers

- [CodeT](https://arxiv.org/abs/2207.10397) - Chen et al. (ICLR 2023)
````

## Fix
None: name the section after what tells it from the other.

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

CODE = "HDG004"
NAME = "repeated-heading"
PRESET = Preset.STRICT
FIX = Fixes.NONE


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each heading whose text another of its level has already."""
    lines: dict[tuple[int, str], int] = {}
    for heading in page.headings:
        line = page.source.point(heading.span.start)[0]
        text = " ".join(heading.text.lower().split())
        first = lines.setdefault((heading.level, text), line)
        if text and first != line:
            spot = Location(page.path, page.source, heading.span.start)
            yield Finding(spot, f"line {first} has the heading {quoted(heading.text)} already")
