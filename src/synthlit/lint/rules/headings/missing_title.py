"""A list's first page without a title.

## Why is this bad?
Whoever opens the file elsewhere than on GitHub does not learn what it is a list of.

## Example
````markdown
## Reasoning

- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050) - Lightman et al. (ICLR 2024)
````

## Fix
None: begin the page with `# ` and the list's name.

## Also found by
awesome-lint, markdownlint
"""

from collections.abc import Iterator

from synthlit.lint.rule import (
    Context,
    Finding,
    Fixes,
    Location,
    Preset,
)
from synthlit.lint.rules.headings.outline import is_readme
from synthlit.markdown.document import MarkdownDocument

CODE = "HDG013"
NAME = "missing-title"
PRESET = Preset.AWESOME
FIX = Fixes.NONE


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Find fault with a README that has no heading of the first level, HTML ones included."""
    if not is_readme(page) or any(tag.name == "h1" for tag in page.tags):
        return
    if all(heading.level > 1 for heading in page.headings):
        yield Finding(Location(page.path, page.source), "the page has no title")
