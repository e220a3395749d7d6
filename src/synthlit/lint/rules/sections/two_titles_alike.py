"""Two headings of one page that have the same anchor.

## Why is this bad?
A link to the second leads to the first; GitHub puts a number behind the second anchor, which
changes when the order does.

## Example
```bibtex
% synthlit.toml
[list]
title = "Preferences"

[[sections]]
slug = "preference"
title = "Preference Data"
folder = "01_Preference"

  [[sections.subsections]]
  slug = "pairs"
  title = "LLM-as-a-Judge"

  [[sections.subsections]]
  slug = "critiques"
  title = "LLM-as-a-judge!"
% entries/preference/pairs/gallego2025configurable.bib
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
}
```

## Fix
None: give one of them another title, with `synthlit section rename --title`.

## Also found by
markdownlint, of headings in a page
"""

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
from synthlit.markdown.anchors import anchor
from synthlit.settings import FILE_NAME, Settings

CODE = "SEC012"
NAME = "two-titles-alike"
PRESET = Preset.STRICT
FIX = Fixes.NONE


def check(context: Context) -> Iterator[Finding]:
    """Yield each title whose anchor a title before it on the page has."""
    for titles in _pages(context.library.settings):
        first: dict[str, str] = {}
        for title in titles:
            earlier = first.setdefault(anchor(title), title)
            if earlier is not title:
                yield Finding(
                    Position(PurePosixPath(FILE_NAME)),
                    f"{quoted(title)} has the same anchor as {quoted(earlier)} on one page",
                )


def _pages(settings: Settings) -> Iterator[list[str]]:
    """Yield the titles on each page: the root README's, and those of each folder's."""
    front: list[str] = []
    for section in settings.sections:
        inner = [subsection.title for subsection in section.subsections]
        front.append(section.title)
        if section.folder:
            yield inner
        else:
            front += inner
    yield front
