"""A heading that ends like a sentence: `## Blogs:`.

## Why is this bad?
A heading is no sentence. The sign is no part of the anchor, and stands oddly in contents.

## Example
````markdown
# Awesome Synthetic Data

## Reasoning:

- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050) - Lightman et al. (ICLR 2024)
````

## Fix
None: take the sign away. Question marks and abbreviations may stay.

## Also found by
markdownlint, remark-lint
"""

import re
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

CODE = "HDG011"
NAME = "heading-punctuation"
PRESET = Preset.STRICT
FIX = Fixes.NONE

_SENTENCE = re.compile(r"[.,;:!。，；：！]")
_SHORT = re.compile(
    r"(?:\b(?:etc|al|inc|corp|ltd|co|vs|no|vol|jr|sr|ed)|\.\w|\b[A-Z]|\.\.)\.", re.IGNORECASE
)
_LONGEST_ENDING = 5


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each heading that ends in such a sign."""
    for heading in page.headings:
        text = heading.text.rstrip()
        if not _SENTENCE.fullmatch(text[-1:]):
            continue
        ending = text[-_LONGEST_ENDING:]
        if text[-1] != "." or not any(m.end() == len(ending) for m in _SHORT.finditer(ending)):
            spot = Location(page.path, page.source, heading.span.start)
            yield Finding(spot, f"the heading {quoted(text)} ends in {text[-1]}")
