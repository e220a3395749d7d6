"""An image without a text for those who do not see it.

## Why is this bad?
Readers of screens hear nothing or the file's name; where the image does not load nothing shows.

## Example
````markdown
# Awesome Synthetic Data

![](https://awesome.re/badge.svg)
````

## Fix
None: say between the brackets what the image shows. An HTML image that shows nothing has `alt=""`.

## Also found by
markdownlint
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
from synthlit.markdown.parsing.parts import Kind

CODE = "LNK011"
NAME = "image-without-text"
PRESET = Preset.STRICT
FIX = Fixes.NONE

_MESSAGE = "the image has no text for those who do not see it"


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each image without one."""
    for link in page.links:
        if link.kind is Kind.IMAGE and not link.text.strip():
            yield Finding(Location(page.path, page.source, link.span.start), _MESSAGE)
    for tag in page.tags:
        if tag.name == "img" and not tag.closing and "alt" not in tag.attributes:
            yield Finding(Location(page.path, page.source, tag.span.start), _MESSAGE)
