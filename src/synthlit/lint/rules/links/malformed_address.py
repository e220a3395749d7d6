"""An address that no browser can open: `https:/x`, `http://https://x`, `arxiv.org/abs/x`.

## Why is this bad?
The link leads nowhere, or into the list's own folder.

## Example
````markdown
- [Let's Verify Step by Step](https//arxiv.org/abs/2305.20050) - Lightman et al. (ICLR 2024)
````

## Fix
None: open what it should be, and copy the address from there.

## Also found by
lychee, remark-lint
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
from synthlit.lint.rules.links.addresses import addresses
from synthlit.lint.rules.links.faults import fault
from synthlit.lint.texts import quoted
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.parsing.parts import Kind

CODE = "LNK006"
NAME = "malformed-address"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE

# Markdown makes no link of an address with a space.
_SPACED = re.compile(r"\]\((https?://[^\s()<>]{1,300}[ \t][^\s\"'()<>][^()\n\"'<>]{0,300})\)")


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each address that is broken."""
    for address in addresses(page):
        if address.link and address.link.kind is Kind.BARE:
            continue
        if why := fault(address.url):
            message = f"{quoted(address.url)} is no address: {why}"
            yield Finding(address.spot(page), message)
    for span in page.prose():
        for match in _SPACED.finditer(page.text, span.start, span.end):
            message = f"{quoted(match[1])} is no address: it has a space"
            yield Finding(Location(page.path, page.source, match.start(1)), message)
