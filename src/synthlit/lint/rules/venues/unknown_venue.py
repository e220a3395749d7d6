"""A short name of a venue that nothing is known of.

## Why is this bad?
A slip makes a venue of its own: the list shows it, and counts it apart from the one that was meant.

## Example
```bibtex
@inproceedings{zelikman2024selftaught,
  title     = {Self-Taught Optimizer ({STOP}): Recursively Self-Improving Code Generation},
  author    = {Zelikman, Eric and Lorch, Eliana and Mackey, Lester and Kalai, Adam Tauman},
  booktitle = {First Conference on Language Modeling},
  year      = {2024},
  venue     = {COLMM},
}
```

## Fix
None: whether it is a slip or a venue that is not in the table has to be looked up. One that the
entry itself writes out, as `Science`, needs no table.

## Also found by
bibtex-updater
"""

import difflib
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.rules.venues.known import BY_NAME, core
from synthlit.lint.texts import quoted
from synthlit.model.latex.plain import plain

CODE = "VEN007"
NAME = "unknown-venue"
PRESET = Preset.STRICT
FIX = Fixes.NONE
FIELDS: Final[tuple[str, ...]] = ("venue",)

_WRITTEN_OUT = (
    "journal", "journaltitle", "booktitle", "publisher", "school", "institution", "organization",
    "howpublished",
)  # fmt: skip


def check(work: Work) -> Iterator[Finding]:
    """Yield the venue that is in no table."""
    venue = plain(work.entry.get("venue"))
    name = core(venue)
    if not name or name in BY_NAME or any(part in BY_NAME for part in name.split("@")):
        return
    if venue in (plain(work.entry.get(field)) for field in _WRITTEN_OUT):
        return
    near = difflib.get_close_matches(name, BY_NAME, n=1, cutoff=0.75)
    meant = f": did you mean {BY_NAME[near[0]]}?" if near else ""
    yield Finding(work, f"no venue {quoted(venue)} is known{meant}", "venue")
