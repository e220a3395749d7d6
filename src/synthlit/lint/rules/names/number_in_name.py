"""A number behind a name, by which DBLP tells people of one name apart.

## Why is this bad?
The number is DBLP's, not the author's. BibTeX takes it for the family name, and cites
`Wei Wang 0001` as `0001 (2024)`.

## Example
```bibtex
@misc{ho2022large,
  title         = {Large Language Models Are Reasoning Teachers},
  author        = {Ho, Namgyu and Schmid 0001, Laura and Yun, Se-Young},
  year          = {2022},
  eprint        = {2212.10071},
  archiveprefix = {arXiv},
}
```

## Use instead
```bibtex
@misc{ho2022large,
  title         = {Large Language Models Are Reasoning Teachers},
  author        = {Ho, Namgyu and Schmid, Laura and Yun, Se-Young},
  year          = {2022},
  eprint        = {2212.10071},
  archiveprefix = {arXiv},
}
```

## Fix
Safe: the number goes, and the space before it. Only DBLP's form is touched, four digits of which
the first is 0.

## Also found by
reffix mends
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import UNUSUAL_NAMES, Finding, Fixes, Preset
from synthlit.lint.rules.names.persons import LISTS, changed, is_group
from synthlit.lint.texts import quoted

CODE = "NAM016"
NAME = "number-in-name"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = LISTS
SIGNS: Final = UNUSUAL_NAMES

_HINTS = (" 0", "~0", "{0")
_NUMBER = re.compile(r"(?<=[^\s~])[\s~]+\{?0\d{3}\}?(?=\s*(?:,|$))", re.ASCII)
# What becomes of it where a program writes family names first.
_SWAPPED = re.compile(r"\{?0\d{3}\}?,\s*(?=\S)", re.ASCII)


def check(work: Work) -> Iterator[Finding]:
    """Yield each name list with such a number."""
    for field in LISTS:
        value = work.entry.get(field)
        if any(map(value.__contains__, _HINTS)) and (new := changed(value, _without)):
            fix = Fix("take the number out", Revise({field: new.value}))
            message = f"{quoted(new.name)} has a number of DBLP's, which BibTeX takes for a name"
            yield Finding(work, message, field, new.start, fix)


def _without(name: str) -> str:
    if is_group(name):
        return name
    if swapped := _SWAPPED.match(name):
        return name[swapped.end() :]
    return _NUMBER.sub("", name)
