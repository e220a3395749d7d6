"""A remark that begins with a small letter.

## Why is this bad?
Styles print `note` and `howpublished` as they stand, behind a full stop: the reference goes on in
small letters where a sentence begins.

## Example
```bibtex
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
  note          = {preprint},
}
```

## Use instead
```bibtex
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
  note          = {Preprint},
}
```

## Fix
Safe: the first letter becomes a capital. Names that are written small, `arXiv` for one, and
addresses stay.

## Also found by
JabRef
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.texts import quoted

CODE = "TTL007"
NAME = "small-note"
PRESET = Preset.STRICT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ("note", "howpublished")

_FIRST_WORD = re.compile(r"[^\W\d_]+(?=[\s,;:!?)]|\.(?:\s|\Z)|\Z)")
_NAMES = frozenset({"arxiv", "bioarxiv", "biorxiv", "medrxiv", "doi", "isbn", "http", "https"})


def check(work: Work) -> Iterator[Finding]:
    """Yield each remark that begins so."""
    for field in FIELDS:
        value = work.entry.get(field)
        word = _FIRST_WORD.match(value) if value[:1].islower() else None
        if word and word[0].islower() and word[0] not in _NAMES:
            better = value[0].upper() + value[1:]
            fix = Fix("begin with a capital", Revise({field: better}))
            yield Finding(work, f"{field} begins small: {quoted(value)}", field, fix=fix)
