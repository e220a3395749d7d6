"""Given names before the family name.

## Why is this bad?
BibTeX has to guess where the family name begins, and knows particles by their small letters only:
of `Leandro Von Werra` it takes `Werra`. `Family, Given` leaves nothing to guess.

## Example
```bibtex
% refs.bib
@misc{wang2025improving,
  title         = {Improving {LLM}-as-a-Judge Inference with the Judgment Distribution},
  author        = {Victor Wang and Michael J. Q. Zhang and Eunsol Choi},
  year          = {2025},
  eprint        = {2503.03064},
  archiveprefix = {arXiv},
}
```

## Use instead
```bibtex
% refs.bib
@misc{wang2025improving,
  title         = {Improving {LLM}-as-a-Judge Inference with the Judgment Distribution},
  author        = {Wang, Victor and Zhang, Michael J. Q. and Choi, Eunsol},
  year          = {2025},
  eprint        = {2503.03064},
  archiveprefix = {arXiv},
}
```

## Fix
Safe: the words are read as BibTeX reads them, but for suffixes and for particles with a capital.
Names in braces, names of one word and collectives stay.

## Also found by
JabRef, CoLRev
"""

from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.rules.names.persons import LISTS, changed, inverted, is_person
from synthlit.lint.texts import quoted

CODE = "NAM005"
NAME = "natural-name-order"
PRESET = Preset.STRICT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = LISTS


def check(work: Work) -> Iterator[Finding]:
    """Yield each name list with a name that begins with the given one."""
    for field in LISTS:
        value = work.entry.get(field)
        if value and (new := changed(value, _inverted)):
            fix = Fix("write family names first", Revise({field: new.value}))
            message = f"{quoted(new.name)} is not in the form Family, Given"
            yield Finding(work, message, field, new.start, fix)


def _inverted(name: str) -> str:
    return inverted(name) if is_person(name) else name
