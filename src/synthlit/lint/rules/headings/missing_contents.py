"""A list of many sections without contents.

## Why is this bad?
Readers scroll, and do not see what there is.

## Example
````markdown
# Awesome Synthetic Data

## Reasoning

- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050) - Lightman et al. (ICLR 2024)

## Code

- [CodeT](https://arxiv.org/abs/2207.10397) - Chen et al. (ICLR 2023)

## Preference

- [Constitutional AI](https://arxiv.org/abs/2212.08073) - Bai et al. (arXiv 2022)

## Agents

- [ToRA](https://arxiv.org/abs/2309.17452) - Gou et al. (ICLR 2024)
````

## Fix
None: list the headings below the title. `synthlit export` does so where a README has the marks for
it.

## Also found by
awesome-lint
"""

from collections.abc import Iterator

from synthlit.lint.rule import (
    Context,
    Finding,
    Fixes,
    Location,
    Preset,
)
from synthlit.lint.rules.headings.outline import is_readme
from synthlit.markdown.document import MarkdownDocument

CODE = "HDG014"
NAME = "missing-contents"
PRESET = Preset.AWESOME
FIX = Fixes.NONE

_FEWEST_SECTIONS = 4
_FEWEST_LINKS = 3


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Find fault with a README that has sections, and hardly a link to one of them."""
    sections = [heading for heading in page.headings if heading.level > 1]
    links = [link for link in page.links if len(link.url) > 1 and link.url.startswith("#")]
    if is_readme(page) and len(sections) >= _FEWEST_SECTIONS and len(links) < _FEWEST_LINKS:
        spot = Location(page.path, page.source, sections[0].span.start)
        yield Finding(spot, f"the page has {len(sections)} sections and no contents")
