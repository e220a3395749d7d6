"""A line whose title is clearly not that of the paper that it links.

## Why is this bad?
A line was copied, and its address forgotten: the reader lands at another paper.

## Example
````markdown
% known: 2308.06259 | Self-Alignment with Instruction Backtranslation | Xian Li; Ping Yu | 2023-08
- [Let's Verify Step by Step](https://arxiv.org/abs/2308.06259) - Lightman et al. (ICLR 2024)
````

## Fix
None: mend the address or the title.

## Also found by
none
"""

from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.lists.lines import lines
from synthlit.lint.rules.lists.titles import is_other, record_of, swaps
from synthlit.lint.texts import quoted
from synthlit.markdown.document import MarkdownDocument

CODE = "LST009"
NAME = "other-title"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:
    """Yield each line whose title is another paper's, unless two lines have only changed places."""
    found = lines(page)
    swapped = {id(line) for pair in swaps(found, context.known) for line in pair}
    for line in found:
        record = record_of(line, context.known)
        if record and is_other(line, context.known) and id(line) not in swapped:
            message = f"{line.paper} is {quoted(record.title)}, not {quoted(line.title)}"
            yield Finding(line.spot(page), message)
