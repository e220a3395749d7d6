"""A file in a folder that is no section of the list.

## Why is this bad?
Where the file lies is where the work is filed. A work in an unknown section is in no list.

## Example
```bibtex
% entries/stf/gallego2025configurable.bib
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
}
```

## Fix
None: `synthlit move KEY SECTION` files it, or add the section to `synthlit.toml`.

## Also found by
hecat, MrNeRF's checks
"""

from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.sections.nearest import suggestion

CODE = "SEC001"
NAME = "unknown-section"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE


def check(context: Context) -> Iterator[Finding]:
    """Yield the works that lie in no known section."""
    settings = context.library.settings
    known = frozenset(settings.paths())
    for work in context.library.works:
        if work.section not in known:
            if not work.section.section:
                message = "the file lies in no section's folder"
            else:
                message = (
                    f"the list has no section {work.section}"
                    f"{suggestion(settings, str(work.section))}"
                )
            yield Finding(work, message)
