"""A line of a paper that was withdrawn, and does not say so.

## Why is this bad?
Its authors no longer stand by it: a proof failed, or the data were wrong.

## Example
````markdown
% known: 0704.0480 | Enhanced quantum Zeno effect | Joachim Brand | 2007-04 | | withdrawn by author
- [Enhanced quantum Zeno effect](https://arxiv.org/abs/0704.0480) - Kim et al. (arXiv 2007)
````

## Fix
None: take the line away, or say that the paper is withdrawn.

## Also found by
none
"""

from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.lists.lines import lines
from synthlit.lint.rules.lists.titles import record_of
from synthlit.lint.texts import quoted
from synthlit.markdown.document import MarkdownDocument

CODE = "LST019"
NAME = "withdrawn-paper-listed"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:
    """Yield each line of a paper of which arXiv says that it was withdrawn."""
    for line in lines(page):
        record = record_of(line, context.known)
        if record and record.withdrawn:
            said = line.item.span.of(page.text).lower()
            if "withdrawn" not in said and "retracted" not in said:
                message = f"the paper was withdrawn: {quoted(record.comment)}"
                yield Finding(line.spot(page), message)
