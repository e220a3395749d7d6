"""A mark of punctuation that is there twice.

## Why is this bad?
`!!` shouts, `,,` is a slip of the hand.

## Example
````markdown
# Reading

Papers about synthetic data!! All of them.
````

## Fix
None: keep one. Titles of papers, `...` and `?!` are let alone.

## Also found by
awesome-lint
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.markdown.places import spot
from synthlit.markdown.document import MarkdownDocument

CODE = "MDN015"
NAME = "repeated-punctuation"
PRESET = Preset.AWESOME
FIX = Fixes.NONE

_TWICE = re.compile(r"(?<=[\w)\]\"'])(?:!!+|\?\?+|,,+|;;+|！！+|？？+|，，+|。。+)(?=[\s\"')\]]|$)")


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each such pair outside of links and code."""
    links = [link.span for link in page.links if not link.nested]
    starts = [span.start for span in links]
    for leaf in page.leaves:
        for match in _TWICE.finditer(leaf.text):
            offset = leaf.at(match.start())
            at = bisect_right(starts, offset) - 1
            if not page.is_code(offset) and not (at >= 0 and offset < links[at].end):
                yield Finding(spot(page, offset), f"the text has {match[0][:48]}")
