"""The address of a publisher's or a repository's home page in place of the work's own.

## Why is this bad?
Whoever follows it has to search for the work; where the page is printed, it says nothing.

## Example
```bibtex
@inproceedings{zelikman2022star,
  title     = {{STaR}: Bootstrapping Reasoning With Reasoning},
  author    = {Zelikman, Eric and Wu, Yuhuai and Mu, Jesse and Goodman, Noah D.},
  booktitle = {Advances in Neural Information Processing Systems},
  year      = {2022},
  url       = {https://proceedings.neurips.cc/},
}
```

## Fix
None: put the address of the work there, or take the field away where a DOI or an arXiv identifier
says it.

## Also found by
bibla
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.texts import quoted

CODE = "IDN011"
NAME = "home-page-address"
PRESET = Preset.STRICT
FIX = Fixes.NONE
FIELDS: Final[tuple[str, ...]] = ("url",)

# What has a site of its own, or is one.
_SITES = frozenset({
    "book", "booklet", "collection", "dataset", "electronic", "manual", "misc", "mvbook", "online",
    "periodical", "proceedings", "software", "www",
})  # fmt: skip
_HOME = re.compile(r"https?://[^/?#\s]+/?(?:(?:index|home)\.\w+)?#?", re.IGNORECASE)


def check(work: Work) -> Iterator[Finding]:
    """Yield the address without a path of a work that is a part of something."""
    url = work.entry.get("url")
    if url.count("/") <= 3 and work.entry.type not in _SITES and _HOME.fullmatch(url.strip()):
        message = f"{quoted(url)} is a home page, where the work has to be searched for"
        yield Finding(work, message, "url")
