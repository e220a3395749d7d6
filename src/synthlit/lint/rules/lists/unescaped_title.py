r"""Signs in a linked title that GitHub takes for markup: `<think>`, a `*` within a word.

## Why is this bad?
GitHub drops a tag that it does not know, and makes italics of what stands between two stars: the
reader sees another title.

## Example
````markdown
- [DeepSeek-R1 Thoughtology: Let's <think> about LLM Reasoning](https://arxiv.org/abs/2504.07128)
````

## Use instead
````markdown
- [DeepSeek-R1 Thoughtology: Let's \<think> about LLM Reasoning](https://arxiv.org/abs/2504.07128)
````

## Fix
Safe: a backslash before the sign lets it show as it is.

## Also found by
none
"""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.rule import (
    Context,
    Finding,
    Fixes,
    Location,
    Preset,
)
from synthlit.lint.rules.lists.lines import PaperLine, lines
from synthlit.lint.texts import quoted
from synthlit.markdown.document import MarkdownDocument
from synthlit.text import TextEdit

CODE = "LST008"
NAME = "unescaped-title"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE

# The tags that GitHub shows as what they are.
_SHOWN = frozenset([
    "a", "b", "big", "br", "code", "del", "em", "font", "i", "img", "ins", "kbd", "mark", "p",
    "picture", "q", "s", "samp", "small", "source", "span", "strike", "strong", "sub", "sup", "tt",
    "u", "var",
])  # fmt: skip


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each title with such signs."""
    for line in lines(page):
        label = line.link.label
        places = [*_tags(page, line), *_stars(page, line)]
        if places:
            edits = tuple(TextEdit(place, place, "\\") for place in sorted(places))
            message = f"GitHub shows the title as {quoted(page.plain(label))}"
            spot = Location(page.path, page.source, min(places))
            yield Finding(spot, message, fix=Fix("escape the signs", Replace(edits)))


def _tags(page: MarkdownDocument, line: PaperLine) -> Iterator[int]:
    label = line.link.label
    if "<" in label.of(page.text):
        first = bisect_left(page.tags, label.start, key=lambda tag: tag.span.start)
        for tag in islice(page.tags, first, None):
            if tag.span.start >= label.end:
                break
            if tag.name not in _SHOWN:
                yield tag.span.start


def _stars(page: MarkdownDocument, line: PaperLine) -> Iterator[int]:
    """Yield the stars of a pair of which one stands within a word."""
    label, text = line.link.label, page.text
    if label.of(text).count("*") < 2:
        return
    for style in page.styles(label):
        first, last = style.span.start, style.span.end
        if style.sign == "*" and (text[first - 1].isalnum() or text[last].isalnum()):
            yield from range(first, first + style.width)
            yield from range(last - style.width, last)
