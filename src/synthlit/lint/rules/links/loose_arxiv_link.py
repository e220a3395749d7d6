"""A link to a paper at arXiv in another form than `https://arxiv.org/abs/ID`.

## Why is this bad?
The page of the abstract is light, says what there is, and leads to all versions and forms. Links to
a PDF or a version make one paper look like two.

## Example
````markdown
- [Let's Verify Step by Step](https://arxiv.org/pdf/2305.20050v1) - Lightman et al. (ICLR 2024)
````

## Use instead
````markdown
- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050) - Lightman et al. (ICLR 2024)
````

## Fix
Safe: the address of the abstract is written. A link that is called PDF, or leads to a place within
the paper, stays.

## Also found by
none
"""

import re
from collections.abc import Iterator

from synthlit.errors import InvalidIdentifier
from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.links.addresses import written_by_hand
from synthlit.markdown.document import MarkdownDocument
from synthlit.model.identifiers import ArxivId

CODE = "LNK004"
NAME = "loose-arxiv-link"
PRESET = Preset.STRICT
FIX = Fixes.SAFE

_LOOSE = re.compile(
    r"https?://(?:(?:www\.|export\.|browse\.)?arxiv\.org|xxx\.lanl\.gov)/(?:abs|pdf)/[^#]+",
    re.IGNORECASE,
)
_CALLED_SO = re.compile(r"\bpdf\b|\bv\d", re.IGNORECASE)


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each link to a PDF, a version or another host of arXiv."""
    for address in written_by_hand(page):
        if not _LOOSE.fullmatch(address.url):
            continue
        if address.link and _CALLED_SO.search(address.link.text):
            continue
        try:
            good = ArxivId.parse(address.url).url
        except InvalidIdentifier:
            continue
        # For http alone there is another rule.
        if re.sub("^http:", "https:", address.url, flags=re.IGNORECASE) != good:
            fix = address.replaced("link the abstract", good)
            yield Finding(address.spot(page), f"the paper's own address is {good}", fix=fix)
