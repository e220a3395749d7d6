"""A byte-order mark at the beginning of a page.

## Why is this bad?
UTF-8 needs none, and a program that does not expect it sees no heading in the first line.

## Example
````markdown
\ufeff# Reading

Papers about synthetic data.
````

## Use instead
````markdown
# Reading

Papers about synthetic data.
````

## Fix
Safe: the mark goes; all else stays.

## Also found by
pre-commit
"""

from collections.abc import Iterator

from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.markdown.places import spot
from synthlit.markdown.document import MarkdownDocument
from synthlit.text import TextEdit

CODE = "MDN022"
NAME = "page-byte-order-mark"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE

_MARK = "\ufeff"


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the mark that the page begins with."""
    if page.text.startswith(_MARK):
        fix = Fix("take the byte-order mark out", Replace((TextEdit(0, 1),)))
        message = "the page begins with a byte-order mark, which UTF-8 does not need"
        yield Finding(spot(page, 0), message, fix=fix)
