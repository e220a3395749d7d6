"""A description whose example is no work of the section.

## Why is this bad?
The description promises a work that readers do not find below it: the work was never filed there,
was moved, or is called otherwise.

## Example
```bibtex
% synthlit.toml
[list]
title = "Preferences"

[[sections]]
slug = "preference"
title = "Preference Data"
focus = "Pairs of answers (e.g., *UltraFeedback*)."
% entries/preference/gallego2025configurable.bib
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
}
```

## Fix
None: file the work there, or name another. A name in italics is looked for in titles and in
`shorttitle`.

## Also found by
no other linter known
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from synthlit.lint.rule import (
    Context,
    Finding,
    Fixes,
    Position,
    Preset,
)
from synthlit.lint.texts import quoted
from synthlit.model.section import SectionPath
from synthlit.model.title import normal
from synthlit.settings import FILE_NAME, Settings

CODE = "SEC011"
NAME = "example-drift"
PRESET = Preset.STRICT
FIX = Fixes.NONE

_ITALIC = re.compile(r"(?<![*\w])\*(?!\s)([^*\n]+)(?<!\s)\*(?![*\w])")


def check(context: Context) -> Iterator[Finding]:
    """Yield the names in italics that no work of their section has."""
    library = context.library
    for path, text in _descriptions(library.settings):
        names = [match[1] for match in _ITALIC.finditer(text)]
        if not names:
            continue
        entries = [work.entry for work in library.listed(path)]
        borne = {normal(entry.get("shorttitle")) for entry in entries}
        titles = [entry.normal_title for entry in entries]
        for name in names:
            wanted = normal(name)
            if wanted and wanted not in borne and not any(wanted in title for title in titles):
                yield Finding(
                    Position(PurePosixPath(FILE_NAME)),
                    f"the section {path} names {quoted(name)}, which is no work of it",
                )


def _descriptions(settings: Settings) -> Iterator[tuple[SectionPath, str]]:
    for section in settings.sections:
        yield section.path, section.focus
        for inner in section.subsections:
            yield SectionPath(section.slug, inner.slug), inner.description
