"""A title in capitals throughout.

## Why is this bad?
A style can set a title in capitals. None can bring back the case that was lost, so every list and
every bibliography shouts.

## Example
```bibtex
@misc{ho2022large,
  title         = {LARGE LANGUAGE MODELS ARE REASONING TEACHERS},
  author        = {Ho, Namgyu and Schmid, Laura and Yun, Se-Young},
  year          = {2022},
  eprint        = {2212.10071},
  archiveprefix = {arXiv},
}
```

## Fix
None: which of the words are acronyms or names has to be looked up. A guess would put a wrong title
into somebody's references.

## Also found by
CoLRev, bibtex-tidy
"""

from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.model.title import is_shouting

CODE = "TXT007"
NAME = "shouting-title"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE
FIELDS: Final[tuple[str, ...]] = ()


def check(work: Work) -> Iterator[Finding]:
    """Yield the title that shouts."""
    title = work.entry.get("title")
    if any(map(str.islower, title[:4])):
        return
    # Small letters of commands are none of the title's.
    if "\\" not in title and 3 * sum(map(str.islower, title)) > len(title):
        return
    if is_shouting(title):
        yield Finding(work, "the title is in capitals throughout", "title")
