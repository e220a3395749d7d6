"""A letter and its accent as two characters.

## Why is this bad?
`í` can be U+00ED, or `i` with U+0301 behind it. Both look the same and are different texts: what
looks for one misses the other, and many fonts set the accent beside the letter.

## Example
````markdown
- [Configurable Preference Tuning](https://arxiv.org/abs/2506.11702) - Vi\u0301ctor Gallego (arXiv 2025)
````

## Use instead
````markdown
- [Configurable Preference Tuning](https://arxiv.org/abs/2506.11702) - Víctor Gallego (arXiv 2025)
````

## Fix
Safe: Unicode calls both forms the same (NFC). Addresses and code stay as they are.

## Also found by
no other linter known
"""  # noqa: E501

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.markdown.places import lines, spot
from synthlit.lint.texts import quoted, word_at
from synthlit.markdown.document import MarkdownDocument
from synthlit.text import Span, TextEdit

CODE = "MDN019"
NAME = "decomposed-letter-on-page"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE

# A letter with marks of Latin, Greek and Cyrillic, a kana with its mark, a syllable of Hangul.
_PAIR = re.compile(
    "[^\\W\\d_][\u0300-\u036f]+|[\u3040-\u30ff][\u3099\u309a]|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"
)


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each line with such letters, all of them in one finding."""
    if page.text.isascii() or unicodedata.is_normalized("NFC", page.text):
        return
    targets = [
        link.target
        for link in page.links
        if link.target and not link.url.startswith("#") and not link.nested
    ]
    starts = [target.start for target in targets]
    for line in lines(page):
        text = line.of(page.text)
        if text.isascii():
            continue
        edits = [
            TextEdit(at.start, at.end, better)
            for at, better in _pairs(text, line.start)
            if not page.is_code(at.start) and not _is_within(at.start, starts, targets)
        ]
        if edits:
            first = edits[0].start
            word = ascii(word_at(text, first - line.start))[1:-1]
            fix = Fix("make one character of them", Replace(tuple(edits)))
            message = f"the line has a letter in two characters: {quoted(word)}"
            yield Finding(spot(page, first), message, fix=fix)


def _pairs(text: str, start: int) -> Iterator[tuple[Span, str]]:
    for match in _PAIR.finditer(text):
        better = unicodedata.normalize("NFC", match[0])
        if len(better) < len(match[0]):
            yield Span(start + match.start(), start + match.end()), better


def _is_within(offset: int, starts: list[int], spans: list[Span]) -> bool:
    at = bisect_right(starts, offset) - 1
    return at >= 0 and offset < spans[at].end
