"""A line without authors, venue or year, in a list whose lines have them.

## Why is this bad?
What the reader finds in all other lines is missing in this one.

## Example
````markdown
- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050) - Lightman et al. (ICLR 2024)
- [Math-Shepherd](https://arxiv.org/abs/2312.08935) - Wang et al. (ACL 2024)
- [MetaMath](https://arxiv.org/abs/2309.12284) - Yu et al. (ICLR 2024)
- [STaR](https://arxiv.org/abs/2203.14465) - Zelikman et al. (NeurIPS 2022)
- [Self-Rewarding Language Models](https://arxiv.org/abs/2401.10020) - Yuan et al. (ICML 2024)
- [Constitutional AI](https://arxiv.org/abs/2212.08073) - Bai et al.
````

## Fix
None: `synthlit add` fetches what is known of the paper.

## Also found by
none
"""

from collections.abc import Callable, Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.lists.lines import PaperLine, leads_to_paper, lines
from synthlit.markdown.document import MarkdownDocument

CODE = "LST002"
NAME = "missing-line-part"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE

_FEWEST = 5
_MOST = 0.8
_PARTS: tuple[tuple[str, Callable[[PaperLine], bool]], ...] = (
    ("authors", lambda line: bool(line.authors)),
    ("venue", lambda line: bool(line.venue)),
    ("year", lambda line: line.year is not None),
)


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each line that lacks what four of five lines of the page have."""
    found = [line for line in lines(page) if _is_all(page, line)]
    if len(found) < _FEWEST:
        return
    common = [(part, has) for part, has in _PARTS if sum(map(has, found)) >= _MOST * len(found)]
    for line in found:
        missing = [part for part, has in common if not has(line)]
        if not (line.paper or leads_to_paper(line.link.url)):
            # A blog has no venue.
            missing = [part for part in missing if part != "venue"]
        if missing:
            others = "the other lines have"
            yield Finding(line.spot(page), f"the line has no {' and no '.join(missing)}; {others}")


def _is_all(page: MarkdownDocument, line: PaperLine) -> bool:
    """Tell whether all that is said of the paper stands behind its link, and nothing below it."""
    below = page.text[line.item.content.end : line.item.span.end].strip()
    return not line.outside and (not below or below.startswith(">"))
