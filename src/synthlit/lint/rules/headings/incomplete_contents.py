"""Contents that leave a heading out, or list headings in another order.

## Why is this bad?
What the contents do not list few readers find.

## Example
````markdown
# Awesome Synthetic Data

- [Reasoning](#reasoning)
- [Code](#code)
- [Agents](#agents)

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
None: add the heading to the contents. Headings before them need not be listed, nor those about the
list itself: how to contribute, its licence, how to cite it.

## Also found by
awesome-lint
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
from synthlit.lint.rules.headings.contents import Entry, contents
from synthlit.lint.rules.headings.outline import parents
from synthlit.lint.texts import quoted
from synthlit.markdown.document import MarkdownDocument

CODE = "HDG002"
NAME = "incomplete-contents"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE

# Headings about the list, which its contents often leave out on purpose.
_ABOUT = re.compile(
    r"\W*(?:(?:how to|the|our|to|final|some|main|key|recent|latest) )*(?:"
    r"table of contents|contents?|toc|contribut|licen[cs]e|acknowledg|citation|cit(?:e|ing)|bibtex|"
    r"stars\b|star[- ]?(?:history|gaz)|foot ?notes?|contact|disclaimer|related|news|updates?|about|"
    r"intro|overview|what's new|change ?log|sponsor|support|communit|maintain|authors?|legend|"
    r"thanks|references?|history|todo|note|scope|credits?|features?|motivation|abstract|join|wechat|faq|"
    r"usage|目录|引用|贡献|许可|致谢|更新|联系)",
    re.IGNORECASE,
)


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each heading that is left out, and each item that stands out of order."""
    entries = contents(page)
    if entries:
        yield from _left_out(page, entries)
        yield from _out_of_order(page, entries)


def _left_out(page: MarkdownDocument, entries: tuple[Entry, ...]) -> Iterator[Finding]:
    """Yield each heading of which at least as many sisters are listed as are not."""
    above = parents(page)
    listed = {entry.heading for entry in entries}
    end = entries[-1].item.span.end
    line = page.source.point(entries[0].item.marker_at)[0]
    sisters: dict[tuple[int | None, int], list[int]] = {}
    for number, heading in enumerate(page.headings):
        is_listed = number in listed
        if is_listed or (heading.span.start >= end and not _ABOUT.match(heading.text)):
            sisters.setdefault((above[number], heading.level), []).append(number)
    for numbers in sisters.values():
        missing = [number for number in numbers if number not in listed]
        if 2 <= len(numbers) - len(missing) >= len(missing):
            for number in missing:
                heading = page.headings[number]
                spot = Location(page.path, page.source, heading.span.start)
                message = f"the contents in line {line} do not list {quoted(heading.text)}"
                yield Finding(spot, message)


def _out_of_order(page: MarkdownDocument, entries: tuple[Entry, ...]) -> Iterator[Finding]:
    """Yield each item whose heading stands before that of the item above."""
    last = -1
    for entry in entries:
        if entry.heading is None:
            continue
        if entry.heading < last:
            before = quoted(page.headings[last].text)
            spot = Location(page.path, page.source, entry.link.span.start)
            yield Finding(spot, f"{quoted(entry.link.text)} stands before {before} on the page")
        last = max(last, entry.heading)
