"""One paper in two sections of a page.

## Why is this bad?
Some papers belong to two sections. Where nobody decided so, the second line was added because
nobody saw the first.

## Example
````markdown
Reasoning
---------

- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050) - Lightman et al. (ICLR 2024)

Reward models
-------------

- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050) - Lightman et al. (ICLR 2024)
````

## Fix
None: take one of the lines away, or allow it.

## Also found by
awesome-lint
"""

from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.lists.lines import PaperLine, lines
from synthlit.lint.texts import quoted
from synthlit.markdown.document import MarkdownDocument

CODE = "LST013"
NAME = "listed-in-two-sections"
PRESET = Preset.STRICT
FIX = Fixes.NONE


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each line of a paper that stands below another heading already."""
    first: dict[str, PaperLine] = {}
    for line in lines(page):
        if line.paper is None:
            continue
        other = first.setdefault(line.key, line)
        if other.item.heading is not None and other.item.heading != line.item.heading:
            section = quoted(page.headings[other.item.heading].text)
            message = f"the paper stands in {section} already, in line {other.number(page)}"
            yield Finding(line.spot(page), message)
