"""A field that biblatex's data model does not have, or not for this type.

## Why is this bad?
biber drops it, or biblatex never prints it: whoever wrote it there expects to read it.

## Example
```bibtex
% refs.bib
@misc{lambert2025reinforcement,
  title         = {Reinforcement Learning from Human Feedback},
  author        = {Lambert, Nathan},
  year          = {2025},
  url           = {https://rlhfbook.com},
  eprint        = {2504.12501},
  archiveprefix = {arXiv},
  series        = {Textbooks},
}
```

## Fix
None: another field or another type may be meant. Fields of synthlit's own are spared, for its
exports leave them out; so are the fields that biblatex only calls differently.

## Also found by
biber, bibla, CoLRev
"""

from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.model.datamodel import biblatex
from synthlit.model.datamodel.names import TO_BIBLATEX
from synthlit.model.fields import OWN

CODE = "FLD008"
NAME = "unknown-field"
PRESET = Preset.BIBLATEX
FIX = Fixes.NONE
FIELDS: Final[tuple[str, ...]] = ()

# Behind a field's name, for remarks on its parts.
_ANNOTATION = "+an"


def check(work: Work) -> Iterator[Finding]:
    """Yield each field that biblatex would not print."""
    entry = work.entry
    allowed = biblatex.fields_of(entry.type)
    for name, value in entry.fields.items():
        known = TO_BIBLATEX.get(name, name)
        if known in allowed or name in OWN or _ANNOTATION in name or not value:
            continue
        if known in biblatex.FIELDS:
            yield Finding(work, f"biblatex prints no {name} of @{entry.type}", name)
        else:
            yield Finding(work, f"biblatex has no field {name}", name)
