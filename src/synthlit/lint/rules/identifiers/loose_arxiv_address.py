"""An address at arXiv that is not that of the paper's page.

## Why is this bad?
A link to a PDF opens 20 MB on a telephone, one to a version goes out of date, and both make one
paper look like several.

## Example
```bibtex
% refs.bib
@misc{lightman2023lets,
  title         = {Let's Verify Step by Step},
  author        = {Lightman, Hunter and Kosaraju, Vineet and Burda, Yuri and others},
  year          = {2023},
  url           = {https://arxiv.org/pdf/2305.20050v1},
  eprint        = {2305.20050},
  archiveprefix = {arXiv},
}
```

## Use instead
```bibtex
% refs.bib
@misc{lightman2023lets,
  title         = {Let's Verify Step by Step},
  author        = {Lightman, Hunter and Kosaraju, Vineet and Burda, Yuri and others},
  year          = {2023},
  url           = {https://arxiv.org/abs/2305.20050},
  eprint        = {2305.20050},
  archiveprefix = {arXiv},
}
```

## Fix
Safe: the paper's page leads to the PDF and to all versions.

## Also found by
no other linter known
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from synthlit.errors import InvalidIdentifier
from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.model.identifiers import ArxivId

CODE = "IDN012"
NAME = "loose-arxiv-address"
PRESET = Preset.STRICT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ("url",)

_ARXIV = re.compile(
    r"https?://(?:www\.|export\.|browse\.)?arxiv\.org/(?:abs|pdf|html|format|ps)/"
    r"(?P<id>[\w.-]+(?:/\d{7}(?:v\d+)?)?)/?",
    re.IGNORECASE,
)


def check(work: Work) -> Iterator[Finding]:
    """Yield an address of a paper at arXiv that is another than its page's."""
    value = work.entry.get("url")
    match = _ARXIV.fullmatch(value) if "arxiv.org" in value.lower() else None
    if match:
        with suppress(InvalidIdentifier):
            page = ArxivId.parse(match["id"].removesuffix(".pdf")).url
            if page != value:
                fix = Fix("link to the page", Revise({"url": page}))
                yield Finding(work, f"the paper's page is {page}", "url", fix=fix)
