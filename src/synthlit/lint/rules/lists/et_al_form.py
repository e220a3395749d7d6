"""`et al.` in another form: `et.al`, `et al` without its stop, `et all`, `et al.,` before `(`.

## Why is this bad?
It is short for `et alii`: `al` takes a stop, `et` takes none. Lists that mix the forms are hard to
search.

## Example
````markdown
- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050) - Lightman et.al (ICLR 2024)
````

## Use instead
````markdown
- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050) - Lightman et al. (ICLR 2024)
````

## Fix
Safe: it is written `et al.`.

## Also found by
none
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

CODE = "LST004"
NAME = "et-al-form"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE

_ET_AL = re.compile(r"(?<!\w)et(?:\s{1,3}|\.\s{0,3})all?(?!\w)\.*(?:,(?=\s?\())?", re.IGNORECASE)


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each other form behind the title of a paper."""
    for line in lines(page):
        for match in _ET_AL.finditer(line.tail):
            if match[0] != "et al." and " ".join(match[0].split()) != "et al.":
                place = line.place(*match.span())
                fix = Fix("write et al.", Replace((TextEdit(place.start, place.end, "et al."),)))
                spot = Location(page.path, page.source, place.start)
                yield Finding(spot, f"{quoted(match[0])} is written et al.", fix=fix)
