"""A link of a list item that leads nowhere: `[T]()`, `[T](#)`, `[T](link)`, `[T](TODO)`.

## Why is this bad?
A form was filled in but for the address; the reader who clicks stays where they are.

## Example
````markdown
- [Let's Verify Step by Step]() - Lightman et al. (ICLR 2024)
````

## Fix
None: give the paper's address, or take the brackets away.

## Also found by
awesome-lint, markdownlint
"""

import re
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
from synthlit.markdown.parsing.parts import Kind

CODE = "LST003"
NAME = "empty-link"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE

_NOWHERE = re.compile(
    r"(?:#|link|links|paper[ _-]?link|url|todo|tbd|tba|xxx+|n/?a|none|null|\?+|\.\.\.|soon|"
    r"coming[ _-]?soon|placeholder|https?:/*|https?://(?:example\.(?:com|org)/?|link|url|xxx+))?",
    re.IGNORECASE,
)


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each link of a list item whose address is none."""
    for link in page.links:
        if link.kind == Kind.INLINE and link.item is not None and _NOWHERE.fullmatch(link.url):
            where = quoted(link.url) if link.url else "nothing"
            spot = Location(page.path, page.source, link.span.start)
            yield Finding(spot, f"the link {quoted(link.text)} leads to {where}")
