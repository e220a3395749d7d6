"""One title in two lines that link two papers.

## Why is this bad?
One of the two addresses is another paper's, or an old entry was not taken away.

## Example
````markdown
- [Self-Rewarding Language Models](https://arxiv.org/abs/2401.10020) - Yuan et al. (ICML 2024)
- [Self-Rewarding Language Models](https://arxiv.org/abs/2308.06259) - Yuan et al. (ICML 2024)
````

## Fix
None: mend the address of the line that has the wrong one.

## Also found by
none
"""

from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.lists.lines import PaperLine, lines
from synthlit.lint.rules.lists.titles import is_other
from synthlit.markdown.document import MarkdownDocument
from synthlit.model.title import normal, telling_words

CODE = "LST011"
NAME = "one-title-two-ids"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE

_FEWEST_WORDS = 3


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:
    """Yield each line with the title of an earlier one that has another identifier."""
    first: dict[tuple[type, str], PaperLine] = {}
    for line in lines(page):
        if line.paper is None or len(telling_words(line.title)) < _FEWEST_WORDS:
            continue
        # The paper's preprint and its publication may both be listed.
        other = first.setdefault((type(line.paper), normal(line.title)), line)
        if other.key != line.key and not any(is_other(e, context.known) for e in (line, other)):
            where = f"line {other.number(page)}"
            yield Finding(
                line.spot(page), f"{where} has this title and {other.paper}, not {line.paper}"
            )
