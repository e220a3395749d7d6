"""White space at the end of a line that means nothing.

## Why is this bad?
It shows in every comparison of two versions, and editors that take it away change lines that
nobody meant to change.

## Example
````markdown
# Reading

Papers about synthetic data.\u0020
````

## Use instead
````markdown
# Reading

Papers about synthetic data.
````

## Fix
Safe: it goes. Two spaces that break a line, and all in code, stay.

## Also found by
markdownlint, awesome-lint
"""

from bisect import bisect_right
from collections.abc import Iterator

from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.markdown.places import lines, spot
from synthlit.markdown.document import MarkdownDocument
from synthlit.text import TextEdit

CODE = "MDN005"
NAME = "trailing-space"
PRESET = Preset.STRICT
FIX = Fixes.SAFE

_BREAK = "  "


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each line that ends in white space, unless that breaks the line or stands in code."""
    starts = page.outline.leaf_starts
    for line in lines(page):
        text = line.of(page.text)
        kept = len(text.rstrip(" \t"))
        if kept == len(text) or page.is_code(line.start + kept):
            continue
        at = bisect_right(starts, line.end) - 1
        goes_on = at >= 0 and line.end < page.leaves[at].span.end
        # A backslash would break the line once nothing stood behind it.
        if goes_on and (text.endswith(_BREAK) or text[:kept].endswith("\\")):
            continue
        start = line.start + kept
        fix = Fix("take it away", Replace((TextEdit(start, line.end),)))
        yield Finding(spot(page, start), "the line ends in white space", fix=fix)
