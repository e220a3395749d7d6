"""A mark of a generated part whose other half is missing, or that is there twice.

## Why is this bad?
`synthlit export` cannot tell which lines are its own and which are yours, and writes none.

## Example
````markdown
# Reading

<!-- synthlit:begin list -->

Papers about synthetic data.
````

## Fix
None: put the other mark where the generated part ends, or take this one out.

## Also found by
no other linter known
"""

from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.markdown.places import spot
from synthlit.markdown.document import MarkdownDocument

CODE = "MDN008"
NAME = "half-region"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each half of a generated part, and each part after the first of its name."""
    seen: set[str] = set()
    for region in page.regions:
        name = region.name[:48]
        if region.begin and not region.end:
            at = spot(page, region.begin.start)
            yield Finding(at, f"the generated part {name} begins here and does not end")
        elif region.end and not region.begin:
            at = spot(page, region.end.start)
            yield Finding(at, f"the generated part {name} ends here and did not begin")
        elif region.begin and name in seen:
            yield Finding(spot(page, region.begin.start), f"a second part {name} begins here")
        seen.add(name)
