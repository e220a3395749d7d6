"""A link with its brackets the wrong way round: `(text)[address]`.

## Why is this bad?
There is no link: the brackets show as they are.

## Example
````markdown
Rewards for each step come from (Let's Verify Step by Step)[https://arxiv.org/abs/2305.20050].
````

## Use instead
````markdown
Rewards for each step come from [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050).
````

## Fix
Safe: the brackets change places.

## Also found by
markdownlint
"""

import re
from collections.abc import Iterator

from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.rule import (
    Context,
    Finding,
    Fixes,
    Location,
    Preset,
)
from synthlit.lint.texts import quoted
from synthlit.markdown.document import MarkdownDocument
from synthlit.text import TextEdit

CODE = "LNK014"
NAME = "reversed-link"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE

_REVERSED = re.compile(
    r"(?<!\])(?<!\\)\(((?:[^()\[\]\n]|\([^()\[\]\n]{0,80}\)){1,200})\)\[((?:https?://|\.{1,2}/)[^\[\]()\s]{1,500})\](?![(\[:])"
)


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each such pair of brackets of which the square ones hold an address."""
    for span in page.prose():
        for match in _REVERSED.finditer(page.text, span.start, span.end):
            text, url = match.groups()
            if "://" not in text:
                edit = TextEdit(*match.span(), f"[{text}]({url})")
                fix = Fix("change the brackets", Replace((edit,)))
                message = f"the brackets of {quoted(text)} stand the wrong way round"
                yield Finding(Location(page.path, page.source, match.start()), message, fix=fix)
