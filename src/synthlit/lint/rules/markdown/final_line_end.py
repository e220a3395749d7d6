"""A page that ends with blank lines, or in the middle of a line.

## Why is this bad?
What is added behind it changes two lines instead of one, and `cat` joins the last line to the next
file.

## Example
````markdown
# Reading

Papers about synthetic data.


````

## Use instead
````markdown
# Reading

Papers about synthetic data.
````

## Fix
Safe: one line end stays, or is put there, of the kind that the page has.

## Also found by
awesome-lint, markdownlint, pre-commit
"""

from collections.abc import Iterator

from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.markdown.places import line_end, spot
from synthlit.markdown.document import MarkdownDocument
from synthlit.text import TextEdit

CODE = "MDN007"
NAME = "final-line-end"
PRESET = Preset.AWESOME
FIX = Fixes.SAFE


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the end of the page unless it is that of one line with text."""
    text = page.text
    end = len(text.rstrip("\r\n"))
    lacks_end, blank = end == len(text), len(text[end:].splitlines()) > 1
    if end and (lacks_end or blank):
        fix = Fix("end the page there", Replace((TextEdit(end, len(text), line_end(page)),)))
        message = "the last line has no end" if lacks_end else "the page ends with blank lines"
        yield Finding(spot(page, end), message, fix=fix)
