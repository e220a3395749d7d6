"""An older name of an entry type.

## Why is this bad?
Half of the papers of one conference are then filed under another type than the other half, and
programs that count or sort by type see two kinds.

## Example
```bibtex
@conference{patil2023gorilla,
  title     = {Gorilla: Large Language Model Connected with Massive {APIs}},
  author    = {Patil, Shishir G. and Zhang, Tianjun and Wang, Xin and Gonzalez, Joseph E.},
  booktitle = {Advances in Neural Information Processing Systems 37},
  pages     = {126544--126565},
  year      = {2024},
}
```

## Use instead
```bibtex
@inproceedings{patil2023gorilla,
  title     = {Gorilla: Large Language Model Connected with Massive {APIs}},
  author    = {Patil, Shishir G. and Zhang, Tianjun and Wang, Xin and Gonzalez, Joseph E.},
  booktitle = {Advances in Neural Information Processing Systems 37},
  pages     = {126544--126565},
  year      = {2024},
}
```

## Fix
Safe: `@conference` means the same as `@inproceedings`, `@electronic` and `@www` the same as
`@online`.

## Also found by
papis, bibla
"""

from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.model.datamodel.names import OLD_TYPES

CODE = "FLD006"
NAME = "old-type-name"
PRESET = Preset.STRICT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ()


def check(work: Work) -> Iterator[Finding]:
    """Yield the work whose type has a newer name."""
    type_ = work.entry.type
    if new := OLD_TYPES.get(type_):
        fix = Fix(f"call it @{new}", Revise({}, new))
        yield Finding(work, f"@{type_} is an old name of @{new}", fix=fix)
