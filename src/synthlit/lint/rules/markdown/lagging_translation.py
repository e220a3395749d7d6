"""A translation of a README that has other links than the README.

## Why is this bad?
Whoever reads the list in that language does not see the papers that were added since.

## Example
````markdown
% README.md
# Reading

- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050) - Lightman et al. (ICLR 2024)
- [Math-Shepherd](https://arxiv.org/abs/2312.08935) - Wang et al. (ACL 2024)
- [MetaMath](https://arxiv.org/abs/2309.12284) - Yu et al. (ICLR 2024)
% README_zh.md
# 阅读

- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050) - Lightman et al. (ICLR 2024)
- [Math-Shepherd](https://arxiv.org/abs/2312.08935) - Wang et al. (ACL 2024)
````

## Fix
None: bring the translation up to date.

## Also found by
no other linter known
"""

import re
from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.markdown.places import spot
from synthlit.markdown.document import MarkdownDocument

CODE = "MDN010"
NAME = "lagging-translation"
PRESET = Preset.STRICT
FIX = Fixes.NONE

# README_zh.md, README.zh-CN.md, README-ja.md
_TRANSLATION = re.compile(r"(readme)[._-][a-z]{2}(?:[_-][a-z]{2,4})?(\.md|\.markdown)", re.I)
_SCHEME = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:
    """Yield the page if it is a translation that lacks links of its original, or has others."""
    match = _TRANSLATION.fullmatch(page.path.name)
    original = context.neighbours.page(page.path.with_name(match[1] + match[2])) if match else None
    if not original:
        return
    here, there = _addresses(page), _addresses(original)
    missing = [address for address in there if address not in here]
    extra = [address for address in here if address not in there]
    # With little in common it is another text, not a translation.
    if len(here) - len(extra) < len(missing) + len(extra):
        return
    for addresses, what in ((missing, "lacks"), (extra, "has, as its original has not,")):
        if addresses:
            more = f" and {len(addresses) - 1} more" if len(addresses) > 1 else ""
            message = f"the translation {what} the link to {addresses[0][:48]}{more}"
            yield Finding(spot(page, 0), message)


def _addresses(page: MarkdownDocument) -> dict[str, None]:
    """Return the addresses of links in list items, in order."""
    return {
        _SCHEME.sub("", link.url, count=1).rstrip("/"): None
        for link in page.links
        if link.item is not None and _SCHEME.match(link.url)
    }
