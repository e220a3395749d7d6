"""A heading With Capitals among headings without, or the other way round.

## Why is this bad?
The list looks as if several people wrote it without looking at each other's work.

## Example
````markdown
# Awesome Synthetic Data

## Outcome Based Reinforcement

- [STaR](https://arxiv.org/abs/2203.14465) - Zelikman et al. (NeurIPS 2022)

## Model Simulated Interaction

- [ToRA](https://arxiv.org/abs/2309.17452) - Gou et al. (ICLR 2024)

## Pairwise Data Synthesis

- [Constitutional AI](https://arxiv.org/abs/2212.08073) - Bai et al. (arXiv 2022)

## Verification based on rewards

- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050) - Lightman et al. (ICLR 2024)
````

## Fix
None: write the heading as the others are written.

## Also found by
none
"""

import re
from collections.abc import Iterator

from synthlit.lint.rule import (
    Context,
    Finding,
    Fixes,
    Location,
    Preset,
)
from synthlit.lint.rules.headings.outline import sisters
from synthlit.lint.texts import quoted
from synthlit.markdown.document import MarkdownDocument

CODE = "HDG006"
NAME = "mixed-heading-case"
PRESET = Preset.STRICT
FIX = Fixes.NONE

# Shorter words are small in titles as well, but for those that begin them.
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]{3,}")
_SMALL = frozenset(
    [
        "about",
        "after",
        "from",
        "into",
        "over",
        "than",
        "that",
        "under",
        "with",
        "without",
        "between",
        "through",
        "your",
    ]
)
_FEWEST = 4
_USUAL = 0.75


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the headings that differ from three quarters or more of those of their level."""
    for group in sisters(page):
        judged = [(heading, kind) for heading in group if (kind := _kind(heading.text))]
        for kind, others in (("title", "with capitals"), ("sentence", "without capitals")):
            usual = sum(each == kind for _, each in judged)
            if len(judged) >= _FEWEST and len(judged) > usual >= len(judged) * _USUAL:
                for heading, each in judged:
                    if each != kind:
                        spot = Location(page.path, page.source, heading.span.start)
                        message = f"{quoted(heading.text)}: the other headings are written {others}"
                        yield Finding(spot, message)


def _kind(text: str) -> str:
    """Return how a heading is written, nothing if that cannot be told."""
    words = [word for word in _WORD.findall(text)[1:] if word not in _SMALL]
    if not words or any(word.isupper() for word in words):
        return ""
    small = sum(word[0].islower() for word in words)
    if small == len(words):
        return "sentence"
    return "" if small else "title"
