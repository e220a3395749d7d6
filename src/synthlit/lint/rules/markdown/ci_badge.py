"""A badge that shows whether tests pass, in an awesome list.

## Why is this bad?
It tells readers of papers nothing, and a red one tells them that the list is broken.

## Example
````markdown
# Awesome Reading

![Tests](https://github.com/5456es/awesome-synthetic-data/actions/workflows/test.yml/badge.svg)
````

## Fix
None: take it out.

## Also found by
awesome-lint
"""

import re
from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.markdown.places import is_front_page, spot
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.parsing.parts import Kind

CODE = "MDN014"
NAME = "ci-badge"
PRESET = Preset.AWESOME
FIX = Fixes.NONE

_BADGE = re.compile(
    r"https?://(?:(?:api|app|www)\.)?(?:"
    r"travis-ci\.(?:org|com)/|circleci\.com/|ci\.appveyor\.com/|codecov\.io/|coveralls\.io/|"
    r"github\.com/[^/\s]+/[^/\s]+/(?:actions/)?workflows/|"
    r"(?:img|badges)\.shields\.io/(?:travis|circleci|appveyor|codecov|coveralls|"
    r"github/(?:actions/)?workflow))",
    re.IGNORECASE,
)


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each such image of a README."""
    if is_front_page(page):
        for link in page.links:
            if link.kind in (Kind.IMAGE, Kind.HTML_IMAGE) and _BADGE.match(link.url):
                message = "the badge says whether tests pass, which readers of a list do not ask"
                yield Finding(spot(page, link.span.start), message)
