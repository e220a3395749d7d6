"""A line out of order in a section that is sorted by year.

## Why is this bad?
The reader who looks for what is new does not find it where it should be.

## Example
````markdown
- [Self-Rewarding Language Models](https://arxiv.org/abs/2401.10020) - Yuan et al. (ICML 2024)
- [Math-Shepherd](https://arxiv.org/abs/2312.08935) - Wang et al. (ACL 2024)
- [Textbooks Are All You Need](https://arxiv.org/abs/2306.11644) - Gunasekar et al. (arXiv 2023)
- [Self-Instruct](https://arxiv.org/abs/2212.10560) - Wang et al. (ACL 2023)
- [CodeT](https://arxiv.org/abs/2207.10397) - Chen et al. (ICLR 2023)
- [Constitutional AI](https://arxiv.org/abs/2212.08073) - Bai et al. (arXiv 2022)
- [STaR](https://arxiv.org/abs/2203.14465) - Zelikman et al. (NeurIPS 2022)
- [MetaMath](https://arxiv.org/abs/2309.12284) - Yu et al. (ICLR 2024)
````

## Fix
None: move the line.

## Also found by
none
"""

from collections.abc import Iterator
from itertools import groupby, pairwise

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.lists.lines import PaperLine, lines
from synthlit.markdown.document import MarkdownDocument

CODE = "LST015"
NAME = "section-order"
PRESET = Preset.STRICT
FIX = Fixes.NONE

# Fewer changes of the year may be chance.
_FEWEST = 2
_FEWEST_LINES = 6


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the lines at which the order of a section turns, if it does so once."""
    for _, group in groupby(lines(page), key=lambda line: (line.item.heading, line.item.parent)):
        dated = [(line, line.year) for line in group if line.year]
        falls: list[tuple[PaperLine, PaperLine]] = []
        rises: list[tuple[PaperLine, PaperLine]] = []
        for (line, year), (following, next_year) in pairwise(dated):
            if year != next_year:
                (falls if next_year < year else rises).append((line, following))
        few, many = sorted((falls, rises), key=len)
        if len(dated) >= _FEWEST_LINES and len(few) == 1 and len(many) >= _FEWEST:
            line, following = few[0]
            message = f"{following.year} stands behind {line.year}; the section is sorted by year"
            yield Finding(following.spot(page), message)
