"""A table of contents from a file's own headings."""

from collections.abc import Sequence

from synthlit.markdown.escape import escape
from synthlit.markdown.lists.headings import ListHeading, headings
from synthlit.markdown.regions import RegionSpan


def contents(text: str, region: RegionSpan) -> str:
    """Return links to the headings of the file's two highest levels, but for the table's own."""
    return links([heading for heading in headings(text) if not _is_own(heading, text, region)])


def links(found: Sequence[ListHeading]) -> str:
    """Return links to the headings of the two highest levels, as a list in a list."""
    levels = sorted({heading.level for heading in found})[:2]
    return "\n".join(
        f"{'  ' * levels.index(heading.level)}"
        f"- [{escape(heading.text, parentheses=False)}](#{heading.anchor})"
        for heading in found
        if heading.level in levels
    )


def _is_own(heading: ListHeading, text: str, region: RegionSpan) -> bool:
    """Tell whether nothing but its marker stands between the heading and the table."""
    between = text[heading.end : region.start].strip()
    return heading.end < region.start and "\n" not in between
