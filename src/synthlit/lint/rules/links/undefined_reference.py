"""A link `[text][label]` whose label is not defined.

## Why is this bad?
There is no link: the brackets show as they are.

## Example
````markdown
Rewards for each step come from [Let's Verify Step by Step][lightman], those for whole answers from
[DeepSeek-R1][r1].

[r1]: https://arxiv.org/abs/2501.12948
````

## Fix
None: write the address behind `[label]:` on a line of its own, or in parentheses behind the text.

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
from synthlit.markdown.parsing.parts import Reference

CODE = "LNK007"
NAME = "undefined-reference"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE

# Brackets of fewer words behind each other are tags: [ICLR][2024].
_FEWEST_WORDS = 3


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each reference to a label without a definition."""
    for use in page.undefined:
        if use.label.strip() and (page.definitions or _is_title(page, use)):
            spot = Location(page.path, page.source, use.span.start)
            yield Finding(spot, f"{quoted(use.label)} is not defined on this page")


def _is_title(page: MarkdownDocument, use: Reference) -> bool:
    text = use.span.of(page.text).partition("][")[0]
    return len(text.split()) >= _FEWEST_WORDS and not use.label.isdigit()
