"""Rules about generated files, and about the size of lists."""

from collections.abc import Iterator

from synthlit.lint.context import Context
from synthlit.lint.locations import locate
from synthlit.lint.rule import Finding, Position, library_rule, page_rule
from synthlit.markdown.document import MarkdownDocument


@library_rule("GEN001", "stale-output")
def stale_output(context: Context) -> Iterator[Finding]:
    """Yield the generated files that are out of date."""
    for path in context.stale:
        yield Finding(Position(path), "the file is out of date: run `synthlit export`")


# What GitHub shows of a README, in bytes.
LARGEST = 512_000
_NEARLY = 0.9


@library_rule("GEN002", "oversized-list")
def oversized_list(context: Context) -> Iterator[Finding]:
    """Yield the lists that come near what GitHub shows."""
    for path, size in context.sizes.items():
        if size > _NEARLY * LARGEST:
            yield Finding(
                Position(path), f"{path} has {size:,} bytes; GitHub shows no more than {LARGEST:,}"
            )


_NEARLY_FULL = LARGEST * 9 // 10
# No character has more bytes than that.
_MOST = 4


@page_rule("MDN003", "oversized-page")
def oversized_page(page: MarkdownDocument, context: Context) -> Iterator[Finding]:
    """Yield the page if it comes near what GitHub shows; lists that are made are GEN002's."""
    if len(page.text) * _MOST > _NEARLY_FULL and page.path not in context.sizes:
        size = len(page.text.encode("utf-8", "surrogatepass"))
        if size > _NEARLY_FULL and not any(region.name == "list" for region in page.regions):
            yield Finding(
                locate(page, 0),
                f"the page has {size:,} bytes; GitHub shows no more than {LARGEST:,}",
            )
