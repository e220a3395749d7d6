"""An address that stands in the text as it is.

## Why is this bad?
Only some readers of Markdown make a link of it, and they do not agree on where it ends.

## Example
````markdown
# Contributing

See https://github.com/5456es/awesome-synthetic-data for the list.
````

## Use instead
````markdown
# Contributing

See <https://github.com/5456es/awesome-synthetic-data> for the list.
````

## Fix
Safe: it is written between `<` and `>`, if it can stand there.

## Also found by
markdownlint, remark-lint
"""

import re
from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.links.addresses import written_by_hand
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.parsing.parts import Kind

CODE = "LNK013"
NAME = "bare-address"
PRESET = Preset.STRICT
FIX = Fixes.SAFE

_UNMARKABLE = re.compile(r"[\x00-\x20<>]")


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each bare address with a scheme."""
    for address in written_by_hand(page):
        link, written = address.link, address.written(page)
        if not link or link.kind is not Kind.BARE or link.nested:
            continue
        if written.lower().startswith(("http://", "https://")):
            can_be_marked = not _UNMARKABLE.search(written)
            fix = address.replaced("write it between < and >", f"<{written}>")
            yield Finding(
                address.spot(page),
                "the address stands bare in the text",
                fix=fix if can_be_marked else None,
            )
