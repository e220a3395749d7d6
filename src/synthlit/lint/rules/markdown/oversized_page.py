"""A page that GitHub soon no longer shows whole.

## Why is this bad?
GitHub cuts a page off at 512,000 bytes, so papers at its end are not seen. The rule tells it from
nine tenths of that on, while there is time to split the page.

## Example
````markdown
% README.md
% 480000 bytes
````

## Fix
None: move sections to pages of their own.

## Also found by
GUI-Agents-Paper-List and best-of, which cap their lists
"""

from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.generated.oversized_list import LARGEST
from synthlit.lint.rules.markdown.places import spot
from synthlit.markdown.document import MarkdownDocument

CODE = "MDN003"
NAME = "oversized-page"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE

_WARNING = LARGEST * 9 // 10
# No character has more bytes than that.
_MOST = 4


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:
    """Yield the page if it comes near what GitHub shows; lists that are made are GEN002's."""
    if len(page.text) * _MOST > _WARNING and page.path not in context.sizes:
        size = len(page.text.encode("utf-8", "surrogatepass"))
        if size > _WARNING and not any(region.name == "list" for region in page.regions):
            yield Finding(
                spot(page, 0), f"the page has {size:,} bytes; GitHub shows no more than {LARGEST:,}"
            )
