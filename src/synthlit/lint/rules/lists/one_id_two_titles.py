"""One paper in two lines whose titles are clearly different.

## Why is this bad?
One of the two lines links another paper than it names.

## Example
````markdown
- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050) - Lightman et al. (ICLR 2024)
- [Code Generation with Generated Tests](https://arxiv.org/abs/2305.20050) - Chen et al. (ICLR 2023)
````

## Fix
None: mend the address of the line that has the wrong one.

## Also found by
none
"""

from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.lists.lines import PaperLine, lines
from synthlit.lint.rules.lists.titles import differ, record_of
from synthlit.lint.texts import quoted
from synthlit.markdown.document import MarkdownDocument

CODE = "LST010"
NAME = "one-id-two-titles"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:
    """Yield each line that names another paper than an earlier one; other-title knows which."""
    first: dict[str, PaperLine] = {}
    for line in lines(page):
        if line.paper is None or record_of(line, context.known):
            continue
        other = first.setdefault(line.key, line)
        if other is not line and differ(other.title, line.title):
            where = f"line {other.number(page)}"
            yield Finding(line.spot(page), f"{where} calls {line.paper} {quoted(other.title)}")
