"""A link to doi.org with something that is no DOI.

## Why is this bad?
doi.org answers "DOI not found"; a full stop that was copied with the DOI is enough for that.

## Example
````markdown
- [Fine-tune-CoT](https://doi.org/18653/v1/2023.acl-long.830) - Ho et al. (ACL 2023)
````

## Fix
None: look the paper up.

## Also found by
none
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from synthlit.errors import InvalidIdentifier
from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.links.addresses import written_by_hand
from synthlit.lint.texts import quoted
from synthlit.markdown.document import MarkdownDocument
from synthlit.model.identifiers import Doi

CODE = "LNK010"
NAME = "bad-doi-link"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE

_DOI = re.compile(
    r"https?://(?:dx\.)?doi\.org/+(?:doi:)?(?P<rest>[^?#]+)(?:[?#].*)?", re.IGNORECASE
)
# The foundation's own pages, and its short DOIs.
_NONE = re.compile(
    r"(?:10/)?[a-z0-9]{3,9}|(?:doi)?ra/.*|api/.*|openurl.*|the-identifier/.*|resources/.*|urn:.*",
    re.IGNORECASE,
)


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each address at doi.org that resolves to nothing."""
    for address in written_by_hand(page):
        match = _DOI.fullmatch(address.url)
        if match and not _NONE.fullmatch(match["rest"]):
            rest = unquote(match["rest"])
            if why := _fault(rest):
                yield Finding(address.spot(page), f"{quoted(rest)} is no DOI: {why}")


def _fault(rest: str) -> str:
    """Return why doi.org resolves a text to nothing; nothing if it may well do so."""
    try:
        doi = Doi.parse(rest)
    except InvalidIdentifier:
        return "a DOI reads 10.PREFIX/SUFFIX"
    if not rest.startswith("10."):
        return "before 10. stands something else"
    if rest != doi.value and len(rest.rstrip()) > len(doi.value):
        return f"behind it stands {rest[len(doi.value) :]}"
    if doi.value.lower().startswith("10.48550/arxiv.") and doi.arxiv is None:
        return "arXiv's read 10.48550/arXiv.YYMM.NNNNN"
    return ""
