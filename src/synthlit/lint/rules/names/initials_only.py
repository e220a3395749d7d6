"""Initials for the given names of some authors, beside whole names of others.

## Why is this bad?
One list comes from two sources, or was cut by hand. Whole names tell people apart, and every style
can abbreviate them; no style can bring them back.

## Example
```bibtex
@misc{zhao2025one,
  title         = {One Token to Fool {LLM}-as-a-Judge},
  author        = {Zhao, Y. and Liu, H. and Yu, D. and Kung, S. Y. and Mi, Haitao and Yu, Dong},
  year          = {2025},
  eprint        = {2507.08794},
  archiveprefix = {arXiv},
}
```

## Fix
None: the whole names have to be looked up. One author with initials is not told, for some people
publish under theirs.

## Also found by
bibla, CoLRev
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.rules.names.persons import (
    LISTS,
    is_person,
    names,
    place,
    sections,
    words,
)
from synthlit.lint.texts import quoted
from synthlit.model.latex.plain import plain

CODE = "NAM007"
NAME = "initials-only"
PRESET = Preset.STRICT
FIX = Fixes.NONE
FIELDS: Final[tuple[str, ...]] = LISTS

# One alone is known by initials as a rule.
_FEWEST = 2
_HINT = re.compile(r"\b[^\W\d_](?:\.|\b)")
# A vowel without a dot can be all of a name.
_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]?|[^\W\d_aeiouyAEIOUY](?![^\W\d_])[\s-]?)+")


def check(work: Work) -> Iterator[Finding]:
    """Yield each name list with whole given names and, more than once, initials."""
    for field in LISTS:
        value = work.entry.get(field)
        if not _HINT.search(value):
            continue
        people = [name for name in names(value) if is_person(name)]
        abbreviated = [name for name in people if _INITIALS.fullmatch(plain(_given(name)))]
        if _FEWEST <= len(abbreviated) < len(people):
            message = f"{quoted(abbreviated[0])} has initials only, others in {field} whole names"
            yield Finding(work, message, field, place(value, abbreviated[0]))


def _given(name: str) -> str:
    parts = sections(name)
    return parts[-1] if len(parts) > 1 else " ".join(words(name)[:-1])
