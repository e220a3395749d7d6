"""A venue or a publisher that ends in dots.

## Why is this bad?
Somebody's screen was too narrow for the rest, Google Scholar's for one. Nobody can tell from
`International Conference on Acoustics, …` what it was.

## Example
```bibtex
@inproceedings{zelikman2024selftaught,
  title     = {Self-Taught Optimizer ({STOP}): Recursively Self-Improving Code Generation},
  author    = {Zelikman, Eric and Lorch, Eliana and Mackey, Lester and Kalai, Adam Tauman},
  booktitle = {First Conference on Language ...},
  year      = {2024},
}
```

## Fix
None: the rest has to be looked up.

## Also found by
CoLRev
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.rule import NON_ASCII, Finding, Fixes, Preset
from synthlit.lint.rules.fields.placeholders import is_placeholder
from synthlit.lint.texts import quoted

CODE = "TXT021"
NAME = "cut-value"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE
# Titles may end so, and names have a rule of their own.
FIELDS: Final[tuple[str, ...]] = (
    "journal", "journaltitle", "booktitle", "publisher", "series", "organization", "institution",
    "school",
)  # fmt: skip
SIGNS: Final = ".\\" + NON_ASCII

_DOTS = re.compile(r"(?:\.{3}|…|\\(?:ldots|dots|textellipsis)(?:\{\})?)[\s}]*\Z")
_TAIL = 32


def check(work: Work) -> Iterator[Finding]:
    """Yield each such value that ends in dots."""
    for field in FIELDS:
        value = work.entry.get(field)
        tail = value[-_TAIL:]
        if "..." not in tail and "…" not in tail and "\\" not in tail:
            continue
        if _DOTS.search(tail) and not is_placeholder(field, value):
            yield Finding(work, f"{field} is cut off: {quoted(value)}", field)
