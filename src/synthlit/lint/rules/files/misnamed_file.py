"""A file that is not named for its entry's key.

## Why is this bad?
People look for a key by the name of its file, and two files with one key go unnoticed.

## Example
```bibtex
% entries/sft/configurable.bib
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
}
```

## Use instead
```bibtex
% entries/sft/gallego2025configurable.bib
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
}
```

## Fix
Safe: the file is renamed and not a byte in it changes; the key, which people cite, never changes.
Where only the case of letters differs there is none, for on some disks both names are one file.

## Also found by
hecat
"""

from collections.abc import Iterator

from synthlit.library.library import Unreadable, Work
from synthlit.lint.diagnostic import Fix, Move
from synthlit.lint.rule import (
    KEY,
    Context,
    Finding,
    Fixes,
    Preset,
)
from synthlit.model.citekey import is_portable

CODE = "FIL004"
NAME = "misnamed-file"
PRESET = Preset.HOUSE
FIX = Fixes.SAFE


def check(context: Context) -> Iterator[Finding]:
    """Yield the works whose file has another name, unless the key is at fault."""
    library = context.library
    files: tuple[Work | Unreadable, ...] = (*library.works, *library.unreadable)
    occupied = {str(file.path).lower() for file in files}
    for work in library.works:
        if work.path.stem == work.key or not is_portable(work.key):
            continue
        if len(library.by_key[work.key.lower()]) > 1:
            continue
        place = work.path.with_name(f"{work.key}.bib")
        fix = None
        if str(place).lower() not in occupied:
            fix = Fix(f"rename the file to {place.name}", Move(place))
        yield Finding(work, f"the file of {work.key} is named {work.path.name}", KEY, fix=fix)
