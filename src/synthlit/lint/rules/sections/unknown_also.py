"""An `also` that names no section of the list.

## Why is this bad?
The work is missing from the section it was meant for, and nobody is told.

## Example
```bibtex
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
  also          = {rlvr/process-supervison},
}
```

## Fix
None: only the author of the entry knows which section was meant.

## Also found by
hecat, MrNeRF's checks
"""

import re
from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.sections.nearest import suggestion
from synthlit.lint.texts import quoted
from synthlit.model.section import SectionPath

CODE = "SEC002"
NAME = "unknown-also"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE

_NAME = re.compile(r"[^,;\s][^,;]*")


def check(context: Context) -> Iterator[Finding]:
    """Yield each name in `also` that is no section's."""
    settings = context.library.settings
    known = frozenset(settings.paths())
    for work in context.library.works:
        for match in _NAME.finditer(work.entry.get("also")):
            name = match[0].strip()
            path = SectionPath.parse(name)
            if path is None or settings.current(path) not in known:
                yield Finding(
                    work,
                    f"the list has no section {quoted(name)}{suggestion(settings, name)}",
                    "also",
                    match.start(),
                )
