"""List items with `-` and with `*` in one list.

## Why is this bad?
Markdown begins another list where the marker changes: the space between the items grows, and some
readers show two lists.

## Example
````markdown
- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050) - Lightman et al. (ICLR 2024)
* [Math-Shepherd](https://arxiv.org/abs/2312.08935) - Wang et al. (ACL 2024)
````

## Use instead
````markdown
- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050) - Lightman et al. (ICLR 2024)
- [Math-Shepherd](https://arxiv.org/abs/2312.08935) - Wang et al. (ACL 2024)
````

## Fix
Safe: the rarer marker becomes the other.

## Also found by
awesome-lint, markdownlint
"""

from collections import Counter
from collections.abc import Iterator

from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.rule import (
    Context,
    Finding,
    Fixes,
    Location,
    Preset,
)
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.parsing.parts import Item
from synthlit.text import TextEdit

CODE = "LST016"
NAME = "mixed-bullets"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the items with the rarer marker where nothing stands between two items."""
    for items in _lists(page):
        markers = Counter(item.marker for item in items)
        if len(markers) > 1:
            usual = markers.most_common(1)[0][0]
            for item in items:
                if item.marker != usual:
                    at = item.marker_at
                    edit = TextEdit(at, at + len(item.marker), usual)
                    fix = Fix(f"write {usual}", Replace((edit,)))
                    message = f"the item begins with {item.marker}, the others with {usual}"
                    yield Finding(Location(page.path, page.source, at), message, fix=fix)


def _lists(page: MarkdownDocument) -> Iterator[list[Item]]:
    """Yield the items of each list as it looks: siblings with nothing but space between them."""
    open_: dict[int | None, list[Item]] = {}
    for item in page.items:
        if item.ordered:
            continue
        before = open_.get(item.parent)
        if before and not page.text[before[-1].span.end : item.marker_at].strip(" \t\r\n>"):
            before.append(item)
        else:
            if before:
                yield before
            open_[item.parent] = [item]
    yield from open_.values()
