"""A comment that is not closed.

## Why is this bad?
It hides all that stands below it, to the end of the page.

## Example
````markdown
# Reading

<!-- Please keep the order of years

Papers about synthetic data.
````

## Use instead
````markdown
# Reading

<!-- Please keep the order of years -->

Papers about synthetic data.
````

## Fix
Unsafe: the comment ends with its first line, and what is below shows again. Where that line is
empty there is no fix.

## Also found by
no other linter known
"""

from collections.abc import Iterator

from synthlit.documents.markdown.page import Page
from synthlit.documents.markdown.reading.parts import Comment
from synthlit.documents.text import TextEdit
from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.markdown.places import spot

CODE = "MDN017"
NAME = "unclosed-comment"
PRESET = Preset.DEFAULT
FIX = Fixes.UNSAFE


def check(page: Page, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the comment that never ends."""
    for comment in page.comments:
        if not comment.closed:
            message = "the comment is never closed, and hides all that stands below it"
            yield Finding(spot(page, comment.span.start), message, fix=_closing(page, comment))


def _closing(page: Page, comment: Comment) -> Fix | None:
    first = comment.inner.of(page.text).partition("\n")[0].rstrip()
    if not first or first.endswith("-"):
        return None
    at = comment.inner.start + len(first)
    return Fix("close it at the end of its line", Replace((TextEdit(at, at, " -->"),)), safe=False)
