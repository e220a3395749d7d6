"""A section about the licence in an awesome list.

## Why is this bad?
GitHub shows the licence beside the list from the file LICENSE; a section repeats it, and is what
goes out of date. Awesome lists have none.

## Example
````markdown
# Awesome Reading

Papers about synthetic data.

License
-------

CC0
````

## Fix
None: take the section out, and keep the file LICENSE.

## Also found by
awesome-lint
"""

import re
from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.markdown.places import is_front_page, spot
from synthlit.lint.texts import quoted
from synthlit.markdown.document import MarkdownDocument

CODE = "MDN013"
NAME = "licence-section"
PRESET = Preset.AWESOME
FIX = Fixes.NONE

_LICENCE = re.compile(r"\W*(?:licen[cs](?:e|es|ing)|许可证?|許可證?|ライセンス)\W*", re.IGNORECASE)


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the headings of a README that say licence and nothing else."""
    if is_front_page(page):
        for heading in page.headings:
            if _LICENCE.fullmatch(heading.text):
                message = f"the file LICENSE says what the section {quoted(heading.text)} does"
                yield Finding(spot(page, heading.span.start), message)
