"""An address with `http` of a host that has `https`.

## Why is this bad?
The first request goes over the wire for everybody to read and change; the host answers with the
address that could have been written at once.

## Example
````markdown
- [Let's Verify Step by Step](http://arxiv.org/abs/2305.20050) - Lightman et al. (ICLR 2024)
````

## Use instead
````markdown
- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050) - Lightman et al. (ICLR 2024)
````

## Fix
Safe: `https` is written, for hosts that are known to have it.

## Also found by
lychee
"""

import re
from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.links.addresses import written_by_hand
from synthlit.markdown.document import MarkdownDocument

CODE = "LNK003"
NAME = "insecure-address"
PRESET = Preset.STRICT
FIX = Fixes.SAFE

_INSECURE = re.compile(
    r"http(?=://(?:[\w-]+\.)*(?P<host>arxiv\.org|doi\.org|github\.com|github\.io|openreview\.net|"
    r"aclanthology\.org|aclweb\.org|huggingface\.co|mlr\.press|neurips\.cc|jmlr\.org|"
    r"semanticscholar\.org|thecvf\.com|acm\.org|ieee\.org|springer\.com|nature\.com|youtube\.com|"
    r"medium\.com|wikipedia\.org|shields\.io|makeapullrequest\.com|creativecommons\.org|"
    r"opensource\.org|dblp\.org|ssrn\.com|biorxiv\.org|gitlab\.com|readthedocs\.io)(?:[:/?#]|$))",
    re.IGNORECASE,
)


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each address with http at one of the hosts."""
    for address in written_by_hand(page):
        written = address.written(page)
        if match := _INSECURE.match(written):
            fix = address.replaced("write https", f"https{written[match.end() :]}")
            message = f"{match['host'].lower()} has https"
            yield Finding(address.spot(page), message, fix=fix)
