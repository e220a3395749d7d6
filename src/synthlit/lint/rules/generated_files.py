"""Rules about generated files, and about the size of lists."""

from collections.abc import Iterator

from synthlit.lint.context import Context
from synthlit.lint.locations import locate
from synthlit.lint.rule import Finding, Position, library_rule, page_rule
from synthlit.markdown.document import MarkdownDocument

_OUTDATED = "the file is out of date: run `synthlit export`"
_EDITED = (
    "the file was edited or merged: change entries/ instead, or run `synthlit absorb`; "
    "`synthlit export` writes the file again"
)


@library_rule("GEN001", "stale-output")
def stale_output(context: Context) -> Iterator[Finding]:
    """Yield the generated files that are out of date."""
    for path in context.stale:
        yield Finding(Position(path), _EDITED if path in context.edited else _OUTDATED)


# GitHub shows so many bytes of a page; a page is reported from 90 % of them.
_LARGEST = 512_000
_REPORTED = _LARGEST * 9 // 10
# A character has at most so many bytes in UTF-8.
_BYTES = 4


@library_rule("GEN002", "oversized-list")
def oversized_list(context: Context) -> Iterator[Finding]:
    """Yield each generated list that is nearly too long for GitHub, or longer."""
    for path, size in context.sizes.items():
        if size > _REPORTED:
            yield Finding(Position(path), _too_long(str(path), size))


def _too_long(name: str, size: int) -> str:
    return f"{name} has {size:,} bytes; GitHub shows at most {_LARGEST:,}"


@page_rule("MDN003", "oversized-page")
def oversized_page(page: MarkdownDocument, context: Context) -> Iterator[Finding]:
    """Yield a handwritten page that is nearly too long for GitHub, or longer."""
    if len(page.text) * _BYTES > _REPORTED and page.path not in context.sizes:
        size = len(page.text.encode("utf-8", "surrogatepass"))
        if size > _REPORTED and not any(region.name == "list" for region in page.regions):
            yield Finding(locate(page, 0), _too_long("the page", size))
