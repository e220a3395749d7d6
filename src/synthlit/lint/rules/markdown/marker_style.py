"""Two ways of writing the same thing on one page: `_so_` and `*so*`, `__so__` and `**so**`, `~~~`.

## Why is this bad?
People copy the line above theirs, and programs that look for bold titles have to know both.

## Example
````markdown
# Reading

Papers about *synthetic* data, and _none_ about other data.
````

## Use instead
````markdown
# Reading

Papers about *synthetic* data, and *none* about other data.
````

## Fix
Safe: underscores become stars, and tildes around code backticks, where that cannot change what is
read.

## Also found by
awesome-lint, markdownlint
"""

from collections.abc import Iterator

from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.markdown.places import spot
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.parsing.parts import Fence
from synthlit.text import Span, TextEdit

CODE = "MDN020"
NAME = "marker-style"
PRESET = Preset.AWESOME
FIX = Fixes.SAFE


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield what is written in the second way on a page that has both."""
    styles = [
        (style.sign, style.width, leaf.place(style.start, style.end))
        for leaf, inline in zip(page.leaves, page.outline.inlines, strict=True)
        for style in inline.styles
    ]
    stars = {width for sign, width, _ in styles if sign == "*"}
    for sign, width, place in styles:
        if sign == "_" and width in stars:
            message = f"{'_' * width} here, {'*' * width} elsewhere on the page"
            yield Finding(spot(page, place.start), message, fix=_starred(page, place, width))
    if any(fence.marker.startswith("`") for fence in page.fences):
        for fence in page.fences:
            if fence.marker.startswith("~"):
                message = "~~~ around code here, ``` elsewhere on the page"
                yield Finding(spot(page, fence.opening.start), message, fix=_ticked(page, fence))


def _starred(page: MarkdownDocument, place: Span, width: int) -> Fix | None:
    """Return the fix, but for emphasis that touches other signs of it."""
    text = page.text
    inner = text[place.start + width : place.end - width]
    around = text[place.start - 1 : place.start] + text[place.end : place.end + 1]
    if "*" in inner or "*" in around or "_" in around or inner[:1] == "_" or inner[-1:] == "_":
        return None
    edits = (
        TextEdit(place.start, place.start + width, "*" * width),
        TextEdit(place.end - width, place.end, "*" * width),
    )
    return Fix("write stars", Replace(edits))


def _ticked(page: MarkdownDocument, fence: Fence) -> Fix | None:
    width = len(fence.marker)
    if not fence.closing or "`" in fence.info or "`" * width in fence.body.of(page.text):
        return None
    edits = (
        TextEdit(fence.opening.start, fence.opening.start + width, "`" * width),
        TextEdit(fence.closing.start, fence.closing.end, "`" * width),
    )
    return Fix("write backticks", Replace(edits))
