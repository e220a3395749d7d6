"""One paper twice in one section.

## Why is this bad?
It is counted twice, and changed in one line only.

## Example
````markdown
- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050) - Lightman et al. (ICLR 2024)
- [Let's Verify Step by Step](https://arxiv.org/pdf/2305.20050) - Lightman et al. (arXiv 2023)
````

## Fix
None: take one of the lines away, the better one stays.

## Also found by
awesome-lint
"""

from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.lists.lines import PaperLine, lines
from synthlit.lint.rules.lists.titles import differ
from synthlit.markdown.document import MarkdownDocument

CODE = "LST012"
NAME = "listed-twice"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each line of a paper that stands below the same heading and item already."""
    first: dict[tuple[int | None, int | None, str], PaperLine] = {}
    for line in lines(page):
        if not line.link.url or (line.paper is None and "://" not in line.link.url):
            continue
        other = first.setdefault((line.item.heading, line.item.parent, line.key), line)
        if other is not line and not differ(other.title, line.title):
            message = f"the paper stands in line {other.number(page)} of this section already"
            yield Finding(line.spot(page), message)
