"""An anchor that is nearly a heading's: misspelt, or with a hyphen or emoji too few or too many.

## Why is this bad?
GitHub makes the anchor of the heading's letters, hyphens for its spaces, and nothing else. With any
other the link leads nowhere.

## Example
````markdown
# Awesome Synthetic Data

- [Reasoning & Math](#reasoning-math)

## Reasoning & Math

- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050) - Lightman et al. (ICLR 2024)
````

## Use instead
````markdown
# Awesome Synthetic Data

- [Reasoning & Math](#reasoning--math)

## Reasoning & Math

- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050) - Lightman et al. (ICLR 2024)
````

## Fix
Safe: the heading's anchor is written, where it is clear which heading is meant: by the words of
the anchor, by the text of the link, or because only one anchor is nearly the same and has the same
numbers.

## Also found by
markdownlint, lychee and awesome-lint find them and mend none
"""

from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.headings.nearest import nearest
from synthlit.lint.rules.links.addresses import addresses
from synthlit.lint.rules.links.targets import missing_anchor
from synthlit.lint.texts import quoted
from synthlit.markdown.document import MarkdownDocument

CODE = "HDG001"
NAME = "wrong-anchor"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:
    """Yield each link to an anchor that is not there, though a near one is."""
    for address in addresses(page):
        missing = missing_anchor(page, context, address.url)
        if not missing:
            continue
        there, name = missing
        heading = nearest(there, name, address.link.text if address.link else "")
        if heading:
            written = address.written(page)
            before = written.partition("#")[0]
            fix = address.replaced(f"write #{heading.anchor}", f"{before}#{heading.anchor}")
            message = f"the anchor of {quoted(heading.text)} is #{heading.anchor[:100]}"
            yield Finding(address.spot(page), message, fix=fix if "#" in written else None)
