"""A line that is not `- [Title](Link) - Author et al. (Venue Year)`.

## Why is this bad?
A list whose lines all have one shape is read by eye and by program; what is written otherwise is
skipped by both.

## Example
````markdown
- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050). ICLR 2024, Lightman et al.
````

## Fix
None: `synthlit import` reads most shapes, and exports this one.

## Also found by
awesome-lint
"""

import re
from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.lists.lines import lines
from synthlit.markdown.document import MarkdownDocument

CODE = "LST001"
NAME = "loose-line-shape"
PRESET = Preset.AWESOME
FIX = Fixes.NONE

_TAIL = re.compile(r"[*_]* - [^()]++\([^()]++(?:\([^()]*+\))?+[^()]*+\)")


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each line of another shape."""
    for line in lines(page):
        if line.outside or not _TAIL.match(line.tail):
            message = "the line is not `- [Title](Link) - Author et al. (Venue Year)`"
            yield Finding(line.spot(page), message)
