"""A link to a place of a page that has no such place.

## Why is this bad?
The page opens at its top, or nothing happens at all.

## Example
````markdown
# Synthetic data for reasoning

How rewards are made stands [further below](#outcome-based).

## Process Supervision

- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050) - Lightman et al. (ICLR 2024)
````

## Fix
None: write the anchor of a heading, or set one with `<a id="outcome-based"></a>`. Where it is clear
which heading is meant, `wrong-anchor` mends the link.

## Also found by
lychee, markdownlint, remark-validate-links
"""

from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.headings.nearest import nearest
from synthlit.lint.rules.links.addresses import addresses
from synthlit.lint.rules.links.targets import missing_anchor
from synthlit.lint.texts import quoted
from synthlit.markdown.document import MarkdownDocument

CODE = "LNK002"
NAME = "missing-anchor"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:
    """Yield each link to an anchor that is not there and is near to no heading's."""
    for address in addresses(page):
        if missing := missing_anchor(page, context, address.url):
            there, name = missing
            if not nearest(there, name, address.link.text if address.link else ""):
                where = "this page" if there is page else str(there.path)
                yield Finding(address.spot(page), f"{where} has no place {quoted(name)}")
