"""An `also` that names the work's own section, or one section twice.

## Why is this bad?
It says nothing, and reads as if the work were listed in one more place than it is.

## Example
```bibtex
% entries/sft/gallego2025configurable.bib
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
  also          = {sft, tools},
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
  also          = {tools},
}
```

## Fix
Safe: the lists stay as they are.

## Also found by
no other linter known
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.model.section import SectionPath

CODE = "SEC003"
NAME = "redundant-also"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ()


def check(work: Work) -> Iterator[Finding]:
    """Yield the first name in `also` that says nothing new."""
    names = [name.strip() for name in re.split("[,;]", work.entry.get("also")) if name.strip()]
    seen = {work.section}
    kept: list[str] = []
    for name in names:
        path = SectionPath.parse(name)
        if path is None or path not in seen:
            kept.append(name)
        if path is not None:
            seen.add(path)
    if len(kept) < len(names):
        surplus = next(name for name in names if names.count(name) > kept.count(name))
        message = (
            f"the work is filed in {surplus} already"
            if SectionPath.parse(surplus) == work.section
            else f"{surplus} is named twice"
        )
        edit = Revise({"also": ", ".join(kept) or None})
        yield Finding(work, message, "also", fix=Fix(f"take {surplus} out of also", edit))
