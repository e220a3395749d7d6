"""An awesome list without its badge.

## Why is this bad?
The badge behind the title says that the list keeps the rules of awesome lists, and leads to the
others.

## Example
````markdown
# Awesome Reading

Papers about synthetic data.
````

## Fix
None: put `[![Awesome](https://awesome.re/badge.svg)](https://awesome.re)` behind the title.

## Also found by
awesome-lint
"""

from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.markdown.places import is_front_page, spot
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.parsing.parts import Kind

CODE = "MDN012"
NAME = "missing-badge"
PRESET = Preset.AWESOME
FIX = Fixes.NONE

_BADGES = ("awesome.re/badge", "awesome.re/mentioned-badge", "/sindresorhus/awesome")


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the title of a README called awesome that has no such image."""
    title = next((heading for heading in page.headings if heading.level == 1), None)
    if not title or not is_front_page(page) or "awesome" not in title.text.lower():
        return
    images = (link for link in page.links if link.kind in (Kind.IMAGE, Kind.HTML_IMAGE))
    if not any(badge in image.url.lower() for image in images for badge in _BADGES):
        yield Finding(spot(page, title.span.start), "the list has no awesome badge")
