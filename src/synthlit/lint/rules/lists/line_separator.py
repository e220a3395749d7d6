"""Something else than ` - ` between a paper's link and its authors.

## Why is this bad?
Lists that mix dashes, colons and stops look untidy, and programs that read them guess.

## Example
````markdown
- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050) – Lightman et al. (ICLR 2024)
````

## Use instead
````markdown
- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050) - Lightman et al. (ICLR 2024)
````

## Fix
Safe: the sign becomes ` - `.

## Also found by
awesome-lint
"""

import re
from collections.abc import Iterator

from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.rule import (
    Context,
    Finding,
    Fixes,
    Location,
    Preset,
)
from synthlit.lint.rules.lists.lines import lines
from synthlit.lint.texts import quoted
from synthlit.markdown.document import MarkdownDocument
from synthlit.text import TextEdit

CODE = "LST006"
NAME = "line-separator"
PRESET = Preset.STRICT
FIX = Fixes.SAFE

_SIGN = re.compile(r"\s*+(?:-{1,3}|[–—:|·,.])?+\s*+(?=[^\W\d_]|[*_]{1,2}[^\W\d_])")


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each line with authors that another sign parts from the title, or none."""
    for line in lines(page):
        match = _SIGN.match(line.tail)
        if match and line.authors and match[0] != " - ":
            place = line.place(*match.span())
            fix = Fix('write " - "', Replace((TextEdit(place.start, place.end, " - "),)))
            sign = quoted(match[0].strip()) if match[0].strip() else "nothing"
            message = f'{sign} parts the title from the authors, not " - "'
            yield Finding(Location(page.path, page.source, place.start), message, fix=fix)
