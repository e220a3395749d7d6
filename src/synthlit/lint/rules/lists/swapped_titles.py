"""Two near lines of which each has the title of the other's paper.

## Why is this bad?
Lines were sorted or merged by hand, and two titles changed places: both lead to the wrong paper.

## Example
````markdown
% known: 2308.06259 | Self-Alignment with Instruction Backtranslation | Xian Li; Ping Yu | 2023-08
% known: 2305.20050 | Let's Verify Step by Step | Hunter Lightman; Vineet Kosaraju | 2023-05
- [Let's Verify Step by Step](https://arxiv.org/abs/2308.06259)
- [Self-Alignment with Instruction Backtranslation](https://arxiv.org/abs/2305.20050)
````

## Use instead
````markdown
% known: 2308.06259 | Self-Alignment with Instruction Backtranslation | Xian Li; Ping Yu | 2023-08
% known: 2305.20050 | Let's Verify Step by Step | Hunter Lightman; Vineet Kosaraju | 2023-05
- [Self-Alignment with Instruction Backtranslation](https://arxiv.org/abs/2308.06259)
- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050)
````

## Fix
Unsafe: the titles change places; it might be the addresses that should.

## Also found by
none
"""

from collections.abc import Iterator

from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.lists.lines import lines
from synthlit.lint.rules.lists.titles import swaps
from synthlit.markdown.document import MarkdownDocument
from synthlit.text import TextEdit

CODE = "LST014"
NAME = "swapped-titles"
PRESET = Preset.DEFAULT
FIX = Fixes.UNSAFE


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:
    """Yield each pair at its first line."""
    for line, other in swaps(lines(page), context.known):
        one, two = line.link.label, other.link.label
        edits = (
            TextEdit(one.start, one.end, two.of(page.text)),
            TextEdit(two.start, two.end, one.of(page.text)),
        )
        # A title outside its link is not moved.
        movable = not (line.outside or other.outside)
        fix = Fix("exchange the titles", Replace(edits), safe=False) if movable else None
        message = f"the line and line {other.number(page)} have each other's titles"
        yield Finding(line.spot(page), message, fix=fix)
