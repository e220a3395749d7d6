"""A work that is filed in a section and in none of its subsections.

## Why is this bad?
It stands at the head of the section's page, before the subsection where readers look for it.

## Example
```bibtex
% entries/rlvr/gallego2025configurable.bib
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
}
```

## Fix
None: `synthlit move KEY SECTION/SUBSECTION` files it.

## Also found by
no other linter known
"""

from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.model.section import SectionPath

CODE = "SEC004"
NAME = "unplaced-work"
PRESET = Preset.STRICT
FIX = Fixes.NONE


def check(context: Context) -> Iterator[Finding]:
    """Yield the works in sections that have subsections."""
    library = context.library
    divided = {
        section.path: SectionPath(section.slug, section.subsections[0].slug)
        for section in library.settings.sections
        if section.subsections
    }
    for work in library.works:
        if first := divided.get(work.section):
            yield Finding(work, f"{work.section} has subsections: file the work in one, as {first}")
