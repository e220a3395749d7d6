"""Rules about text that was meant as a link, a list item or a row, and is none."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from synthlit.lint.context import Context
from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.locations import locate
from synthlit.lint.rule import Finding, Fixes, page_rule
from synthlit.lint.texts import quoted
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.link_patterns import (
    JOINED_MARK,
    LINK_IN_ADDRESS,
    SPACED_ADDRESS,
    SPACED_LINK,
    UNCLOSED_LINK,
    UNCLOSED_TEXT,
)
from synthlit.markdown.papers.table import beyond
from synthlit.markdown.parsing.nodes import LinkKind
from synthlit.text import TextEdit

_BY_ITSELF = (LinkKind.BARE, LinkKind.AUTOLINK)
_STEPS = {"(": 1, "（": 1, ")": -1, "）": -1}


@page_rule("LNK015", "broken-link", fix=Fixes.SAFE)
def broken_link(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each text in the form of a link that Markdown does not read as the link it is."""
    if "](" not in page.text and "(http" not in page.text:
        return
    found = {at: finding for at, finding in _broken(page) if not page.is_generated(at)}
    yield from found.values()


def _broken(page: MarkdownDocument) -> Iterator[tuple[int, Finding]]:
    """Yield the findings, and the characters at which they are."""
    text = page.text
    links = {link.span.start for link in page.links if link.kind not in _BY_ITSELF}
    links |= {use.span.start for use in page.references if use.defined}
    for span in page.prose():
        for match in SPACED_LINK.finditer(text, span.start, span.end):
            if match.start() not in links and any(map(str.isalpha, match["words"].strip("xX "))):
                edit = Replace((TextEdit(*match.span("space")),))
                message = f"a space separates {quoted(match['words'])} from its address"
                fix = Fix("remove the space", edit)
                yield match.start(), Finding(locate(page, match.start()), message, fix=fix)
        for match in UNCLOSED_LINK.finditer(text, span.start, span.end):
            spaced = SPACED_ADDRESS.match(text, match.end("words"), span.end)
            if match.start() not in links and not spaced:
                message = f"the parenthesis after {quoted(match['words'])} is not closed"
                yield match.start(), Finding(locate(page, match.end("words") + 1), message)
        for match in UNCLOSED_TEXT.finditer(text, span.start, span.end):
            if match.start() not in links and "]" not in match["rest"].partition("[")[0]:
                message = f"the bracket before {quoted(match['words'])} is not closed"
                yield match.start(), Finding(locate(page, match.start()), message)
        for match in LINK_IN_ADDRESS.finditer(text, span.start, span.end):
            at = match.start("address")
            message = f"there is a bracket in the address {quoted(match['address'])}"
            yield at, Finding(locate(page, at), message)
    yield from _surplus(page)


def _surplus(page: MarkdownDocument) -> Iterator[tuple[int, Finding]]:
    """Yield each link with a second closing parenthesis that none opens before it."""
    text, starts = page.text, page.leaf_starts
    number, at, depth = -1, 0, 0
    for link in page.links:
        if link.nested or link.kind in _BY_ITSELF or not text.startswith(")", link.span.end):
            continue
        leaf = bisect_right(starts, link.span.start) - 1
        if leaf < 0:
            continue
        if leaf != number:
            number, at, depth = leaf, starts[leaf], 0
        # The parentheses of links on the way are closed in them.
        for character in text[at : link.span.start]:
            depth = max(depth + _STEPS.get(character, 0), 0)
        at = link.span.end
        if link.kind is LinkKind.INLINE and not depth:
            message = f"the link {quoted(link.text)} is closed twice"
            yield at, Finding(locate(page, at), message)


@page_rule("MDN024", "joined-list-mark", fix=Fixes.SAFE)
def joined_list_mark(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each line that begins with a list mark and a link without a space between them."""
    if not re.search(r"^[ >\t]*(?:[-+*]|\d{1,2}[.)])[*!\[]", page.text, re.MULTILINE):
        return
    styled = {style.span.start for style in page.emphasis}
    links = {link.span.start for link in page.links}
    for leaf in page.blocks.leaves:
        if leaf.kind != "paragraph" or page.is_generated(leaf.span.start):
            continue
        for joined, at in leaf.starts:
            match = JOINED_MARK.match(leaf.text, joined)
            if match is None or at in styled:
                continue
            after = at + len(match["mark"])
            if any(after + n in links for n in range(3)):
                fix = Fix("put a space behind it", Replace((TextEdit(after, after, " "),)))
                message = f"{match['mark']} begins no list item without a space behind it"
                yield Finding(locate(page, at), message, fix=fix)


@page_rule("MDN025", "surplus-cells")
def surplus_cells(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each row of a table with more cells than its header, which GitHub does not show."""
    for table in page.blocks.tables:
        head, *rows = table.rows
        for row in rows:
            if hidden := beyond(page.text, row):
                rest = page.text[row.cells[-1].end : row.span.end]
                at = row.span.end - len(rest.lstrip("| \t"))
                message = (
                    f"the header has {len(head.cells)} cells, so that GitHub drops the rest of "
                    f"this row: {quoted(hidden)}"
                )
                yield Finding(locate(page, at), message)
