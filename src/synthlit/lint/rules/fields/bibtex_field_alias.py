"""BibTeX's name of a field that biblatex calls differently.

## Why is this bad?
biber understands both, so that a bibliography comes to hold both, and whoever searches or changes
one misses the other.

## Example
```bibtex
% refs.bib
@misc{gallego2025configurable,
  title      = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author     = {Gallego, Víctor},
  year       = {2025},
  eprint     = {2506.11702},
  eprinttype = {arXiv},
  address    = {Madrid},
}
```

## Use instead
```bibtex
% refs.bib
@misc{gallego2025configurable,
  title      = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author     = {Gallego, Víctor},
  year       = {2025},
  eprint     = {2506.11702},
  eprinttype = {arXiv},
  location   = {Madrid},
}
```

## Fix
Safe: the field is renamed. There is none where the entry has the other field too, with another
value.

## Also found by
papis, bibla
"""

from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.model.datamodel.names import TO_BIBLATEX

CODE = "FLD011"
NAME = "bibtex-field-alias"
PRESET = Preset.BIBLATEX
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = tuple(TO_BIBLATEX)


def check(work: Work) -> Iterator[Finding]:
    """Yield each field that biblatex has under another name."""
    fields = work.entry.fields
    for name, new in TO_BIBLATEX.items():
        if not fields.get(name, "").strip():
            continue
        fix = None
        if fields.get(new, fields[name]) == fields[name]:
            fix = Fix(f"call it {new}", Revise({name: None, new: fields[name]}))
        yield Finding(work, f"biblatex calls {name} {new}", name, fix=fix)
