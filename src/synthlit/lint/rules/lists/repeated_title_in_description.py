"""A description that says the title again.

## Why is this bad?
The reader has just read it; the description should say what the title does not.

## Example
````markdown
- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050) - Let's Verify Step by Step.
````

## Fix
None: leave it out.

## Also found by
awesome-lint
"""

from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.lists.lines import lines
from synthlit.markdown.document import MarkdownDocument
from synthlit.model.title import normal

CODE = "LST021"
NAME = "repeated-title-in-description"
PRESET = Preset.AWESOME
FIX = Fixes.NONE

# A short name may well be said again.
_FEWEST_LETTERS = 12


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each line whose title stands behind its link again."""
    for line in lines(page):
        title = normal(line.title)
        if len(title) >= _FEWEST_LETTERS and line.tail and title in normal(line.tail):
            yield Finding(line.spot(page), "the description says the title again")
