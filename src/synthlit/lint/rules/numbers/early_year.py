"""A preprint of a year in which its arXiv identifier had not been given.

## Why is this bad?
The identifier holds year and month of the first version: nobody can have read it before.

## Example
```bibtex
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2024},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
}
```

## Fix
None: the identifier may be the wrong one. What was published elsewhere is spared, for many authors
send it to arXiv later.

## Also found by
none
"""

from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.rule import Finding, Fixes, Preset

CODE = "NUM007"
NAME = "early-year"
PRESET = Preset.STRICT
FIX = Fixes.NONE
FIELDS: Final[tuple[str, ...]] = ("eprint", "doi")

# Only something that was published, or handed in, has these.
_ELSEWHERE = (
    "journal", "journaltitle", "booktitle", "venue", "school", "institution", "publisher",
    "crossref", "howpublished",
)  # fmt: skip


def check(work: Work) -> Iterator[Finding]:
    """Yield the preprint whose year is before its identifier's."""
    entry = work.entry
    arxiv, year = entry.arxiv, entry.year
    if not arxiv or not year or year >= arxiv.year or (entry.doi and not entry.doi.arxiv):
        return
    if not any(_is_elsewhere(entry.get(name)) for name in _ELSEWHERE):
        message = f"the year is {year}, and {arxiv} was given in {arxiv.year}"
        yield Finding(work, message, "year" if entry.get("year") else "date")


def _is_elsewhere(value: str) -> bool:
    return bool(value.strip("{} ")) and "arxiv" not in value.lower()
