"""A list that does not say how to contribute.

## Why is this bad?
Whoever would add a paper does not know in which form, and its keepers write the same remark below
every pull request. Awesome lists must have the file.

## Example
````markdown
% README.md
# Reading

Papers about synthetic data.
````

## Fix
None: write a CONTRIBUTING.md.

## Also found by
awesome-lint
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.markdown.places import is_front_page, spot
from synthlit.markdown.document import MarkdownDocument

CODE = "MDN011"
NAME = "missing-contributing"
PRESET = Preset.AWESOME
FIX = Fixes.NONE

# Where GitHub looks for it.
_FOLDERS = (PurePosixPath(), PurePosixPath(".github"), PurePosixPath("docs"))


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:
    """Yield the README of a folder that has no such file."""
    if not is_front_page(page) or not context.neighbours.names(_FOLDERS[0]):
        return
    names = (name for folder in _FOLDERS for name in context.neighbours.names(folder))
    if not any(PurePosixPath(name).stem.lower() == "contributing" for name in names):
        yield Finding(spot(page, 0), "there is no CONTRIBUTING.md beside the list")
