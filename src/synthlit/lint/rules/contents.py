"""Rules about the table of contents of a Markdown file."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from synthlit.lint.context import Context
from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.heading_tree import is_readme, nearest, parents
from synthlit.lint.link_targets import unknown_anchors
from synthlit.lint.locations import locate, tags_in, within
from synthlit.lint.paper_lines import lines
from synthlit.lint.rule import Finding, Fixes, Preset, page_rule
from synthlit.lint.texts import quoted
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.parsing.nodes import Item, Link, Tag
from synthlit.text import Span, TextEdit


class ContentsEntry(NamedTuple):
    """An item of the contents, its link, and the number of the heading to which it leads."""

    item: Item
    link: Link
    heading: int | None


@page_rule("HDG001", "wrong-anchor", fix=Fixes.SAFE)
def wrong_anchor(page: MarkdownDocument, context: Context) -> Iterator[Finding]:
    """Yield each link to a missing anchor that is similar to that of a heading."""
    for unknown in unknown_anchors(page, context):
        address = unknown.address
        if heading := nearest(unknown.page, unknown.name, unknown.words):
            written = address.written(page)
            before = written.partition("#")[0]
            fix = address.replaced(f"write #{heading.anchor}", f"{before}#{heading.anchor}")
            message = f"the anchor of {quoted(heading.text)} is #{heading.anchor[:100]}"
            yield Finding(
                locate(page, address.target.start), message, fix=fix if "#" in written else None
            )


# Headings about the list itself, which contents often omit on purpose.
_ABOUT = re.compile(
    r"\W*(?:(?:how to|the|our|to|final|some|main|key|recent|latest) )*(?:"
    r"table of contents|contents?|toc|contribut|licen[cs]e|acknowledg|citation|cit(?:e|ing)|bibtex|"
    r"stars\b|star[- ]?(?:history|gaz)|foot ?notes?|contact|disclaimer|related|news|updates?|about|"
    r"intro|overview|what's new|change ?log|sponsor|support|communit|maintain|authors?|legend|"
    r"thanks|references?|history|todo|note|scope|credits?|features?|motivation|abstract|join|wechat|faq|"
    r"usage|目录|引用|贡献|许可|致谢|更新|联系)",
    re.IGNORECASE,
)


@page_rule("HDG002", "incomplete-contents")
def incomplete_contents(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each heading that the contents omit, and each item that is out of order."""
    entries = contents(page)
    if entries:
        yield from _omitted(page, entries)
        yield from _out_of_order(page, entries)


def _omitted(page: MarkdownDocument, entries: tuple[ContentsEntry, ...]) -> Iterator[Finding]:
    """Yield each omitted heading, if at least as many of its siblings are listed as are not."""
    above = parents(page)
    listed = {entry.heading for entry in entries}
    end = entries[-1].item.span.end
    line = page.source.position(entries[0].item.marker_at)[0]
    siblings: dict[tuple[int | None, int], list[int]] = {}
    for number, heading in enumerate(page.headings):
        is_listed = number in listed
        if is_listed or (heading.span.start >= end and not _ABOUT.match(heading.text)):
            siblings.setdefault((above[number], heading.level), []).append(number)
    for numbers in siblings.values():
        missing = [number for number in numbers if number not in listed]
        if 2 <= len(numbers) - len(missing) >= len(missing):
            for number in missing:
                heading = page.headings[number]
                message = f"the contents in line {line} do not list {quoted(heading.text)}"
                yield Finding(locate(page, heading.span.start), message)


def _out_of_order(page: MarkdownDocument, entries: tuple[ContentsEntry, ...]) -> Iterator[Finding]:
    """Yield each item whose heading is before that of an earlier item."""
    last = -1
    for entry in entries:
        if entry.heading is None:
            continue
        if entry.heading < last:
            before = quoted(page.headings[last].text)
            at = locate(page, entry.link.span.start)
            yield Finding(at, f"{quoted(entry.link.text)} comes before {before} on the page")
        last = max(last, entry.heading)


# GitHub removes the attributes of these tags, so that they have no effect.
_WITHOUT_EFFECT = frozenset({"span", "font", "center", "big"})


@page_rule("HDG003", "markup-in-contents", fix=Fixes.SAFE)
def markup_in_contents(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each tag without effect in an item of the contents."""
    for entry in contents(page):
        for opening, closing in _pairs(tags_in(page, entry.item.content)):
            tags = [opening, *([closing] if closing else [])]
            edits = tuple(TextEdit(tag.span.start, tag.span.end) for tag in tags)
            at = locate(page, opening.span.start)
            message = f"on GitHub the tag <{opening.name}> has no effect"
            yield Finding(at, message, fix=Fix("remove the tags", Replace(edits)))


def _pairs(tags: Sequence[Tag]) -> Iterator[tuple[Tag, Tag | None]]:
    """Yield each tag without effect, except anchors, with the tag that closes it."""
    open_: list[Tag] = []
    closing: dict[int, Tag] = {}
    for tag in tags:
        if tag.name in _WITHOUT_EFFECT and not tag.closing:
            open_.append(tag)
        elif tag.closing and open_ and open_[-1].name == tag.name:
            closing[open_.pop().span.start] = tag
    for tag in tags:
        is_anchor = not {"id", "name"}.isdisjoint(tag.attributes)
        if tag.name in _WITHOUT_EFFECT and not tag.closing and not is_anchor:
            yield tag, closing.get(tag.span.start)


_COUNT = re.compile(
    r"[(（\[]\s?(?P<number>\d{1,3}(?:,\d{3})+|\d{1,5})\s(?:papers?|works?|entries|items)\s?[)）\]]",
    re.IGNORECASE,
)


@page_rule("HDG008", "wrong-count", fix=Fixes.UNSAFE)
def wrong_count(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each number in a heading that is not the number of anything below it."""
    for heading in page.headings:
        match = _COUNT.search(page.text, heading.content.start, heading.content.end)
        if not match:
            continue
        claimed = int(match["number"].replace(",", ""))
        numbers = _counts(page, Span(heading.span.end, heading.section.end))
        outer, items, papers, _, rows = numbers
        lowest = min((number for number in numbers if number), default=0)
        sure = outer == items == papers and not rows
        if lowest and claimed not in numbers and (sure or not lowest < claimed < max(numbers)):
            fix = None
            if sure:
                edit = TextEdit(*match.span("number"), f"{papers:,}")
                fix = Fix(f"write {papers:,}", Replace((edit,)), safe=False)
            message = f"the heading says {claimed:,}, but {papers or lowest:,} are below it"
            yield Finding(locate(page, match.start("number")), message, fix=fix)


def _counts(page: MarkdownDocument, body: Span) -> tuple[int, int, int, int, int]:
    """Return how many outer items, items, papers, different papers and table rows a part has."""
    items = within(page.blocks.items, body, lambda item: item.marker_at)
    papers = within(lines(page), body, lambda line: line.span.start)
    tables = within(page.blocks.tables, body, lambda table: table.span.start)
    rows = sum(len(table.rows) - 1 for table in tables)
    outer = sum(item.parent is None for item in items)
    return outer, len(items), len(papers), len({line.key for line in papers}), rows


_FEWEST_SECTIONS = 4
_FEWEST_LINKS = 3


@page_rule("HDG014", "missing-contents", preset=Preset.AWESOME)
def missing_contents(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the first section of a README with several sections and hardly any link to them."""
    sections = [heading for heading in page.headings if heading.level > 1]
    links = [link for link in page.links if len(link.url) > 1 and link.url.startswith("#")]
    if is_readme(page) and len(sections) >= _FEWEST_SECTIONS and len(links) < _FEWEST_LINKS:
        at = locate(page, sections[0].span.start)
        yield Finding(at, f"the page has {len(sections)} sections, but no table of contents")


# Fewer links to this page are not its contents.
_FEWEST = 3


@lru_cache(maxsize=1)
def contents(page: MarkdownDocument) -> tuple[ContentsEntry, ...]:
    """Return the items of the table of contents, if there is one."""
    groups: dict[int | None, list[tuple[Item, Link]]] = {}
    all_items: dict[int | None, int] = {}
    for number, item in enumerate(page.blocks.items):
        all_items[item.heading] = all_items.get(item.heading, 0) + 1
        links = page.links_by_item.get(number)
        if links and len(links[0].url) > 1 and links[0].url.startswith("#"):
            groups.setdefault(item.heading, []).append((item, links[0]))
    largest = max(groups, key=lambda at: len(groups[at]), default=None)
    found = groups.get(largest, [])
    if len(found) < _FEWEST or len(found) * 2 < all_items[largest]:
        return ()
    numbers = _numbers(page)
    return tuple(ContentsEntry(item, link, _heading(page, numbers, link)) for item, link in found)


def _numbers(page: MarkdownDocument) -> dict[str, int]:
    """Return the number of the heading at each anchor, or after it where a tag sets it."""
    ends = [heading.span.end for heading in page.headings]
    found: dict[str, int] = {}
    for name in page.explicit_anchors:
        at = bisect_right(ends, name.offset)
        if at < len(ends):
            found.setdefault(name.name.lower(), at)
    return found | {heading.anchor.lower(): at for at, heading in enumerate(page.headings)}


def _heading(page: MarkdownDocument, numbers: dict[str, int], link: Link) -> int | None:
    name = link.url[1:].lower()
    if name in numbers:
        return numbers[name]
    near = nearest(page, name, link.text)
    return page.headings.index(near) if near else None
