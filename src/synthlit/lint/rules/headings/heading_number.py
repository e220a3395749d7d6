"""A number of a heading that comes twice, or before which one is missing.

## Why is this bad?
Readers look for the missing section, and "section 7" is two.

## Example
````markdown
# Awesome Synthetic Data

## 01. Reasoning & Math

- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050) - Lightman et al. (ICLR 2024)

## 02. Code Engineering

- [CodeT](https://arxiv.org/abs/2207.10397) - Chen et al. (ICLR 2023)

## 02. Preference Alignment

- [Constitutional AI](https://arxiv.org/abs/2212.08073) - Bai et al. (arXiv 2022)
````

## Fix
None: another number is another anchor, to which links lead from elsewhere.

## Also found by
none
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from synthlit.lint.rule import (
    Context,
    Finding,
    Fixes,
    Location,
    Preset,
)
from synthlit.lint.rules.headings.outline import parents
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.parsing.parts import Heading

CODE = "HDG005"
NAME = "heading-number"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE

_NUMBER = re.compile(
    r"[^\w\[(]{0,8}(?P<before>(?:\d{1,2}\.){0,3})(?P<last>\d{1,2})(?P<behind>[.):：、]?)(?=\s+[^\W\d]|\s*[^\x00-\x7f])"
)
_FEWEST = 3


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each number that does not follow that of the heading before."""
    for numbered in _groups(page):
        numbers = [number for _, number in numbered]
        rising = sum(b > a for a, b in pairwise(numbers))
        # Lists of versions fall; and a mere few numbers may be anything.
        if len(numbered) >= _FEWEST and rising * 2 >= len(numbers) - 1:
            yield from _faults(page, numbered)


def _groups(page: MarkdownDocument) -> Iterator[Sequence[tuple[Heading, int]]]:
    """Yield the numbered headings of one level below one heading."""
    above = parents(page)
    groups: dict[tuple[int | None, int, str], list[tuple[Heading, int]]] = {}
    for parent, heading in zip(above, page.headings, strict=True):
        match = _NUMBER.match(heading.text)
        if not match:
            continue
        before, last = match["before"], match["last"]
        if before:
            # 4.2 is a number below 4; elsewhere it is a version or an amount.
            outer = _NUMBER.match(page.headings[parent].text) if parent is not None else None
            if not outer or f"{outer['before']}{outer['last']}.".lstrip("0") != before.lstrip("0"):
                continue
        elif not match["behind"] and not last.startswith("0"):
            continue
        groups.setdefault((parent, heading.level, before), []).append((heading, int(last)))
    yield from groups.values()


def _faults(page: MarkdownDocument, numbered: Sequence[tuple[Heading, int]]) -> Iterator[Finding]:
    all_numbers = {number for _, number in numbered}
    lines: dict[int, int] = {}
    last: int | None = None
    for heading, number in numbered:
        line = page.source.point(heading.span.start)[0]
        message = ""
        if number in lines:
            message = f"the heading of line {lines[number]} has the number {number} already"
        elif last is not None and number > last + 1 and last + 1 not in all_numbers:
            message = f"the number {number} follows {last}"
        elif last is not None and number < last:
            message = f"the number {number} stands behind {last}"
        if message:
            yield Finding(Location(page.path, page.source, heading.span.start), message)
        lines.setdefault(number, line)
        last = number if last is None else max(last, number)
