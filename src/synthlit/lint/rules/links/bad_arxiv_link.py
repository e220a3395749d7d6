"""A link to arXiv with an identifier that there cannot be.

## Why is this bad?
arXiv answers "not found", and no program can tell which paper is meant.

## Example
````markdown
- [Let's Verify Step by Step](https://arxiv.org/abs/2305.2005) - Lightman et al. (ICLR 2024)
````

## Fix
None: look the paper up.

## Also found by
none
"""

import re
from collections.abc import Iterator

from synthlit.errors import InvalidIdentifier
from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.links.addresses import written_by_hand
from synthlit.lint.texts import quoted
from synthlit.markdown.document import MarkdownDocument
from synthlit.model.identifiers import ArxivId

CODE = "LNK009"
NAME = "bad-arxiv-link"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE

_ARXIV = re.compile(
    r"https?://(?:(?:www|export|browse)\.)?arxiv\.org/+(?:abs|pdf|html|e-print|src|format|ps)"
    r"(?:/+(?P<rest>[^#?]*))?(?:[#?].*)?",
    re.IGNORECASE,
)


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:
    """Yield each address of a paper at arXiv that is none's."""
    for address in written_by_hand(page):
        match = _ARXIV.fullmatch(address.url)
        if not match:
            continue
        try:
            found = ArxivId.parse(address.url.partition("#")[0])
        except InvalidIdentifier as fault:
            rest = match["rest"] or ""
            why = fault.reason if rest else "it names none"
            yield Finding(address.spot(page), f"arXiv has no paper {quoted(rest)}: {why}")
            continue
        if (found.year, found.month) > (context.today.year, context.today.month):
            message = f"arXiv has no paper {found} yet: its month is {found.year}-{found.month:02}"
            yield Finding(address.spot(page), message)
