"""Two items of a list with one address.

## Why is this bad?
Readers open the same page twice; most often the second address was not changed after copying.

## Example
````markdown
- [Distilabel](https://github.com/argilla-io/distilabel) - Pipelines for synthetic data.
- [Argilla](https://github.com/argilla-io/distilabel/) - Feedback on datasets.
````

## Fix
None: look which item has the wrong address, or make one of both. Papers may stand in several
sections: `listed-twice` looks after them.

## Also found by
awesome-lint
"""

from collections.abc import Iterator

from synthlit.lint.rule import (
    Context,
    Finding,
    Fixes,
    Location,
    Preset,
)
from synthlit.lint.rules.lists.lines import leads_to_paper, paper_of
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.parsing.parts import Kind

CODE = "LNK012"
NAME = "repeated-address"
PRESET = Preset.AWESOME
FIX = Fixes.NONE

_LINKS = (Kind.INLINE, Kind.REFERENCE, Kind.AUTOLINK, Kind.BARE)


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each item whose first link leads where another's does."""
    lines: dict[str, int] = {}
    for links in page.links_by_item.values():
        link = next((link for link in links if link.kind in _LINKS), None)
        if not link or "://" not in link.url or paper_of(link.url) or leads_to_paper(link.url):
            continue
        scheme, _, rest = link.url.partition("://")
        if scheme.lower() in ("http", "https"):
            line = page.source.point(link.span.start)[0]
            first = lines.setdefault(rest.removeprefix("www.").rstrip("/").lower(), line)
            if first != line:
                spot = Location(page.path, page.source, link.span.start)
                yield Finding(spot, f"line {first} has this address already")
