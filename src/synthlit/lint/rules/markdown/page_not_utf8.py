"""Bytes that are not UTF-8.

## Why is this bad?
The page was saved in another encoding, such as Latin-1, and GitHub shows a mark in the place of
each accented letter. A fix never touches such a page, for the letters are lost to whoever reads it.

## Example
````markdown
# Literatur f\ufffdr das Seminar

Papers about synthetic data.
````

## Fix
None: open the file in the encoding in which it was saved, and save it as UTF-8.

## Also found by
no other linter known
"""

from collections.abc import Iterator

from synthlit.lint.mojibake import LOST
from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.markdown.places import lines, spot
from synthlit.markdown.document import MarkdownDocument

CODE = "MDN021"
NAME = "page-not-utf8"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the first place with such bytes outside of code, and say how many there are."""
    if LOST not in page.text:
        return
    places = [
        line.start + at
        for line in lines(page)
        # Who writes about the sign writes it.
        if "FFFD" not in line.of(page.text).upper()
        for at, character in enumerate(line.of(page.text))
        if character == LOST and not page.is_code(line.start + at)
    ]
    if places:
        of_how_many = f", the first of {len(places):,} places" if len(places) > 1 else ""
        yield Finding(
            spot(page, places[0]),
            f"the bytes that stood here are not UTF-8{of_how_many}: save the file as UTF-8",
        )
