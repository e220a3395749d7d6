"""A `**`, `*`, `` ` `` or bracket in a list item that nothing closes or opens.

## Why is this bad?
Half a pair shows as it is written; and what was meant to be a link or bold is neither.

## Example
````markdown
- **[Let's Verify Step by Step](https://arxiv.org/abs/2305.20050) - Lightman et al. (ICLR 2024)
````

## Fix
None: only the writer knows where it should end.

## Also found by
markdownlint, awesome-lint
"""

from collections.abc import Iterator

from synthlit.lint.rule import (
    Context,
    Finding,
    Fixes,
    Location,
    Preset,
)
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.parsing.parts import Delimiter

CODE = "LST007"
NAME = "stray-markup"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each half of a pair in a list item that has a link."""
    places = sorted(
        (page.items[number].content.start, page.items[number].content.end)
        for number in page.links_by_item
    )
    at = 0
    for stray in page.stray:
        while at < len(places) and places[at][1] <= stray.span.start:
            at += 1
        if at < len(places) and places[at][0] <= stray.span.start and _is_half(page, stray):
            sign = stray.span.of(page.text)
            spot = Location(page.path, page.source, stray.span.start)
            yield Finding(spot, f"{sign} has no other half")


def _is_half(page: MarkdownDocument, stray: Delimiter) -> bool:
    """Tell whether a sign is half of a pair, and no footnote's mark, unit or interval."""
    text, (start, end) = page.text, (stray.span.start, stray.span.end)
    match stray.sign:
        case "*":
            before, after = text[start - 1 : start], text[end : end + 1]
            opens = not before.isalnum() and before not in (")", "]") and not after.isspace()
            return end - start == 2 or (opens and after.isalpha())
        case "`":
            return True
        case "[" | "![":
            return text.find("](", end, end + 400) >= 0 or not text[end : end + 1].isdigit()
        case _:
            return False
