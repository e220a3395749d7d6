"""A comment that is not closed, or only by the end of another.

## Why is this bad?
It hides all that stands below it, to the end of the page or of the next comment.

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

from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.markdown.places import spot
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.parsing.parts import Comment
from synthlit.text import TextEdit

CODE = "MDN017"
NAME = "unclosed-comment"
PRESET = Preset.DEFAULT
FIX = Fixes.UNSAFE

_OPENING = "<!--"


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the comment that never ends."""
    for comment in page.comments:
        if not comment.closed:
            message = "the comment is never closed, and hides all that stands below it"
        elif _OPENING in comment.inner.of(page.text):
            at = page.text.index(_OPENING, comment.inner.start)
            line, _ = page.source.point(at)
            message = f"the comment is not closed before the next one begins in line {line}"
        else:
            continue
        yield Finding(spot(page, comment.span.start), message, fix=_closing(page, comment))


def _closing(page: MarkdownDocument, comment: Comment) -> Fix | None:
    first = comment.inner.of(page.text).partition("\n")[0].rstrip()
    if not first or first.endswith("-") or _OPENING in first:
        return None
    at = comment.inner.start + len(first)
    return Fix("close it at the end of its line", Replace((TextEdit(at, at, " -->"),)), safe=False)
