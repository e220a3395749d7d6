"""A `<details>` that is not closed.

## Why is this bad?
All that stands below it folds away with it: readers see a list that ends there.

## Example
````markdown
# Reading

<details>
<summary>Older papers</summary>

Papers about synthetic data.

Tools
-----

Programs.
````

## Fix
None: put `</details>` where the folded part should end.

## Also found by
no other linter known
"""

from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.markdown.places import spot
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.parsing.parts import Tag

CODE = "MDN018"
NAME = "unclosed-details"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each opening tag to which no closing one belongs."""
    opened: list[Tag] = []
    for tag in page.tags:
        if tag.name == "details":
            if not tag.closing:
                opened.append(tag)
            elif opened:
                opened.pop()
    for tag in opened:
        message = "<details> is never closed, and folds away all that stands below it"
        yield Finding(spot(page, tag.span.start), message)
