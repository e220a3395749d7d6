"""A definition `[label]: address` to which nothing refers.

## Why is this bad?
It shows nowhere; what was to be linked with it is not, or is no more there.

## Example
````markdown
Rewards for each step come from [Let's Verify Step by Step][lightman].

[lightman]: https://arxiv.org/abs/2305.20050
[r1]: https://arxiv.org/abs/2501.12948
````

## Use instead
````markdown
Rewards for each step come from [Let's Verify Step by Step][lightman].

[lightman]: https://arxiv.org/abs/2305.20050
````

## Fix
Unsafe: the definition goes. See first whether a link should have used it.

## Also found by
markdownlint, remark-lint
"""

from collections.abc import Iterator

from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.rule import (
    Context,
    Finding,
    Fixes,
    Location,
    Preset,
)
from synthlit.lint.texts import quoted
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.parsing.destination import normal_label
from synthlit.markdown.parsing.parts import Definition
from synthlit.text import TextEdit

CODE = "LNK008"
NAME = "unused-definition"
PRESET = Preset.STRICT
FIX = Fixes.UNSAFE


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each definition that is not used, but for comments, which are written so."""
    used = {normal_label(use.label) for use in page.references}
    for definition in page.definitions:
        is_comment = definition.label == "//" or definition.url in ("", "#")
        if definition.label not in used and not is_comment:
            fix = Fix("take it away", Replace((_without(page, definition),)), safe=False)
            spot = Location(page.path, page.source, definition.span.start)
            yield Finding(spot, f"nothing refers to {quoted(definition.label.lower())}", fix=fix)


def _without(page: MarkdownDocument, definition: Definition) -> TextEdit:
    """Return the edit that takes the definition's lines away."""
    end = definition.span.end
    line_end = 2 if page.text.startswith("\r\n", end) else int(page.text.startswith("\n", end))
    return TextEdit(definition.span.start, end + line_end)
