"""An address that is of another DOI than the entry names.

## Why is this bad?
One of the two leads to another paper, and nobody can tell which.

## Example
```bibtex
% refs.bib
@inproceedings{ho2022large,
  title         = {Large Language Models Are Reasoning Teachers},
  author        = {Ho, Namgyu and Schmid, Laura and Yun, Se-Young},
  booktitle     = {Proceedings of the 61st Annual Meeting of the {ACL}},
  year          = {2023},
  doi           = {10.18653/v1/2023.acl-long.830},
  url           = {https://doi.org/10.18653/v1/2023.acl-long.831},
}
```

## Fix
None: open both, and keep the one that is the paper.

## Also found by
no other linter known
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Final
from urllib.parse import unquote

from synthlit.errors import InvalidIdentifier
from synthlit.library.library import Work
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.texts import quoted
from synthlit.model.identifiers import Doi

CODE = "IDN017"
NAME = "contradicting-dois"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE
FIELDS: Final[tuple[str, ...]] = ("url",)

_RESOLVER = re.compile(r"https?://(?:dx\.)?doi\.org/(?P<doi>10\..+)", re.IGNORECASE)


def check(work: Work) -> Iterator[Finding]:
    """Yield the address of a DOI that is not the entry's."""
    value = work.entry.get("url")
    match = _RESOLVER.fullmatch(value) if "doi.org/" in value.lower() else None
    own = work.entry.doi if match else None
    # Many entries name the publication, and link to the preprint.
    if match and own and not own.arxiv:
        with suppress(InvalidIdentifier):
            other = Doi.parse(unquote(match["doi"]))
            if other != own and not other.arxiv:
                yield Finding(work, f"url is of another DOI than {quoted(own.value)}", "url")
