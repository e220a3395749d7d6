"""Two arXiv identifiers in one entry.

## Why is this bad?
One of them leads to another paper, and nobody can tell which without looking.

## Example
```bibtex
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  url           = {https://arxiv.org/abs/2402.08005},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
}
```

## Fix
None: which one is right has to be looked up.

## Also found by
no other linter known
"""

from collections.abc import Iterator
from typing import Final

from synthlit.errors import InvalidIdentifier
from synthlit.library.library import Work
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.model.identifiers import ArxivId

CODE = "IDN005"
NAME = "contradicting-arxiv-ids"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE
FIELDS: Final[tuple[str, ...]] = ()


def check(work: Work) -> Iterator[Finding]:
    """Yield the DOI or address that names another paper than the entry's identifier."""
    entry = work.entry
    if not entry.arxiv:
        return
    others = {"doi": entry.doi.arxiv if entry.doi else None, "url": in_url(entry.get("url"))}
    for field, other in others.items():
        if other and other != entry.arxiv:
            yield Finding(
                work, f"{field} names arXiv:{other}, the entry is arXiv:{entry.arxiv}", field
            )


def in_url(url: str) -> ArxivId | None:
    """Return the identifier in an address at arXiv."""
    if "arxiv.org/" not in url:
        return None
    try:
        return ArxivId.parse(url)
    except InvalidIdentifier:
        return None
