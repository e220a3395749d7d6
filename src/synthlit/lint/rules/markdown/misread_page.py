"""A page that was read in the wrong encoding.

## Why is this bad?
Emoji, accents and Chinese show as rubbish, and no search finds the names. Saved so, it is what the
next reader gets.

## Example
````markdown
# \uf8ffüìñ Introduction

Papers about synthetic data.
````

## Use instead
````markdown
# 📖 Introduction

Papers about synthetic data.
````

## Fix
Safe: the letters go back to the bytes they came from (Mac Roman, Windows-1252, Latin-1 or code page
437) and are read as the UTF-8 they were. If the whole page can be, it is; else only lines that
cannot have been meant as they stand. Code stays.

## Also found by
no other linter known
"""

from collections.abc import Iterator

from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.mojibake import repaired
from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.markdown.places import lines, spot
from synthlit.lint.texts import first_difference, quoted, word_at
from synthlit.markdown.document import MarkdownDocument
from synthlit.text import Span, TextEdit

CODE = "MDN006"
NAME = "misread-page"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE

_ENCODINGS = {
    "mac_roman": "Mac Roman",
    "cp1252": "Windows-1252",
    "latin-1": "Latin-1",
    "cp437": "code page 437",
}


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the page if all of it was misread, or else each line that was."""
    if page.text.isascii():
        return
    misread = list(_misread(page))
    if len(misread) > 1 and (whole := _whole(page.text)):
        encoding, meant = whole
        at = first_difference(page.text, meant)
        fix = Fix("read it as UTF-8", Replace((TextEdit(0, len(page.text), meant),)))
        message = f"the whole page was read as {encoding}: {quoted(word_at(page.text, at))}"
        yield Finding(spot(page, at), f"{message} is {quoted(word_at(meant, at))}", fix=fix)
        return
    for line, better in misread:
        text = line.of(page.text)
        at = first_difference(text, better)
        fix = Fix(
            f"read {quoted(word_at(better, at))}",
            Replace((TextEdit(line.start, line.end, better),)),
        )
        message = f"the line was read in the wrong encoding: {quoted(word_at(text, at))}"
        yield Finding(spot(page, line.start + at), message, fix=fix)


def _misread(page: MarkdownDocument) -> Iterator[tuple[Span, str]]:
    """Yield the lines that cannot have been meant as they stand, and what they were."""
    for line in lines(page):
        text = line.of(page.text)
        if text.isascii():
            continue
        better = repaired(text)
        at = first_difference(text, better) if better != text else 0
        if better != text and not page.is_code(line.start + at):
            yield line, better


def _whole(text: str) -> tuple[str, str] | None:
    """Return the encoding as which all of the text was read, and the text as it was."""
    for encoding, name in _ENCODINGS.items():
        try:
            return name, text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return None
