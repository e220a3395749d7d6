"""Rules about the headings of a Markdown file."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from synthlit.lint.context import Context
from synthlit.lint.heading_tree import is_readme, parents
from synthlit.lint.locations import locate, within
from synthlit.lint.rule import Finding, Preset, page_rule
from synthlit.lint.texts import quoted
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.parsing.nodes import Heading, Leaf
from synthlit.text import Span


@page_rule("HDG004", "repeated-heading", preset=Preset.STRICT)
def repeated_heading(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each heading with the text of an earlier heading of its level."""
    lines: dict[tuple[int, str], int] = {}
    for heading in page.headings:
        line = page.source.position(heading.span.start)[0]
        text = " ".join(heading.text.lower().split())
        first = lines.setdefault((heading.level, text), line)
        if text and first != line:
            at = locate(page, heading.span.start)
            yield Finding(at, f"the heading {quoted(heading.text)} is already in line {first}")


_NUMBER = re.compile(
    r"[^\w\[(]{0,8}(?P<before>(?:\d{1,2}\.){0,3})(?P<last>\d{1,2})(?P<behind>[.):：、]?)(?=\s+[^\W\d]|\s*[^\x00-\x7f])"
)
_FEWEST_NUMBERED = 3


@page_rule("HDG005", "heading-number")
def heading_number(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each numbered heading that repeats a number, skips one, or is out of order."""
    for numbered in _groups(page):
        numbers = [number for _, number in numbered]
        rising = sum(b > a for a, b in pairwise(numbers))
        # The numbers of versions fall, and very few numbers may have another meaning.
        if len(numbered) >= _FEWEST_NUMBERED and rising * 2 >= len(numbers) - 1:
            yield from _misnumbered(page, numbered)


def _groups(page: MarkdownDocument) -> Iterator[Sequence[tuple[Heading, int]]]:
    """Yield the numbered headings of one level below one heading."""
    above = parents(page)
    groups: dict[tuple[int | None, int, str], list[tuple[Heading, int]]] = {}
    for parent, heading in zip(above, page.headings, strict=True):
        match = _NUMBER.match(heading.text)
        if not match:
            continue
        before, last = match["before"], match["last"]
        if before:
            # 4.2 is a number of a section below 4; elsewhere it is a version or an amount.
            outer = _NUMBER.match(page.headings[parent].text) if parent is not None else None
            if not outer or f"{outer['before']}{outer['last']}.".lstrip("0") != before.lstrip("0"):
                continue
        elif not match["behind"] and not last.startswith("0"):
            continue
        groups.setdefault((parent, heading.level, before), []).append((heading, int(last)))
    yield from groups.values()


def _misnumbered(
    page: MarkdownDocument, numbered: Sequence[tuple[Heading, int]]
) -> Iterator[Finding]:
    all_numbers = {number for _, number in numbered}
    lines: dict[int, int] = {}
    last: int | None = None
    for heading, number in numbered:
        line = page.source.position(heading.span.start)[0]
        message = ""
        if number in lines:
            message = f"the number {number} is already in line {lines[number]}"
        elif last is not None and number > last + 1 and last + 1 not in all_numbers:
            message = f"the number {number} follows {last}"
        elif last is not None and number < last:
            message = f"the number {number} comes after {last}"
        if message:
            yield Finding(locate(page, heading.span.start), message)
        lines.setdefault(number, line)
        last = number if last is None else max(last, number)


# Shorter words are small in titles, too.
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]{3,}")
_SMALL = frozenset([
    "about", "after", "from", "into", "over", "than", "that", "under", "with", "without", "between",
    "through", "your",
])  # fmt: skip
_FEWEST_CASED = 4
_USUAL = 0.75


@page_rule("HDG006", "mixed-heading-case", preset=Preset.STRICT)
def mixed_heading_case(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each heading in another case than three quarters or more of its level."""
    for group in _siblings(page):
        checked = [(heading, kind) for heading in group if (kind := _kind(heading.text))]
        for kind in ("title", "sentence"):
            usual = sum(each == kind for _, each in checked)
            if len(checked) >= _FEWEST_CASED and len(checked) > usual >= len(checked) * _USUAL:
                for heading, each in checked:
                    if each != kind:
                        message = f"{quoted(heading.text)}: the other headings are in {kind} case"
                        yield Finding(locate(page, heading.span.start), message)


def _siblings(page: MarkdownDocument) -> Iterator[list[Heading]]:
    """Yield the headings of one level below one heading, in groups."""
    groups: dict[tuple[int | None, int], list[Heading]] = {}
    for above, heading in zip(parents(page), page.headings, strict=True):
        groups.setdefault((above, heading.level), []).append(heading)
    yield from groups.values()


def _kind(text: str) -> str:
    """Return the case of a heading, or nothing if it is not clear."""
    words = [word for word in _WORD.findall(text)[1:] if word not in _SMALL]
    if not words or any(word.isupper() for word in words):
        return ""
    small = sum(word[0].islower() for word in words)
    if small == len(words):
        return "sentence"
    return "" if small else "title"


_FEWEST_SECTIONS = 2
# Lines, anchors, line breaks and closing tags show no text.
_NOTHING = re.compile(
    r"^[ \t]*(?:(?:[-*_][ \t]*){3,}|<a [^<>]{0,200}></a>|</[a-z]{1,12}>|<br ?/?>)[ \t]*\r?$",
    re.MULTILINE | re.IGNORECASE,
)
# A line in italics, or a quotation, only says what the section is about.
_ABOUT = re.compile(r"([*_])(?![*_\s])[^\n]*\1|>[^\n]*(?:\n>[^\n]*)*")


@page_rule("HDG007", "empty-section")
def empty_section(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each heading with neither text nor headings below it, if others have items."""
    inner = set(parents(page))
    full: dict[int, int] = {}
    empty = []
    for heading in (each for n, each in enumerate(page.headings) if n not in inner):
        body = Span(heading.span.end, heading.section.end)
        if within(page.blocks.items, body, lambda item: item.marker_at):
            full[heading.level] = full.get(heading.level, 0) + 1
        elif heading.level > 1 and _is_empty(page, body):
            empty.append(heading)
    for heading in empty:
        if full.get(heading.level, 0) >= _FEWEST_SECTIONS:
            message = f"there is nothing below {quoted(heading.text)}"
            yield Finding(locate(page, heading.span.start), message)


def _is_empty(page: MarkdownDocument, body: Span) -> bool:
    text, end = "", body.start
    for comment in within(page.comments, body, lambda comment: comment.span.start):
        text += page.text[end : comment.span.start]
        end = comment.span.end
    rest = _NOTHING.sub("", text + page.text[end : body.end]).strip()
    return not rest or bool("](" not in rest and _ABOUT.fullmatch(rest))


_FEWEST_TITLES = 2


@page_rule("HDG009", "second-title")
def second_title(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the second title of a page whose first title begins the page and has sections."""
    titles = [heading for heading in page.headings if heading.level == 1]
    if len(titles) == 2 and page.headings[0] is titles[0]:
        first, second = titles
        between = page.headings[1 : page.headings.index(second)]
        if sum(heading.level == 2 for heading in between) >= _FEWEST_TITLES:
            at = locate(page, second.span.start)
            yield Finding(at, f"the page already has the title {quoted(first.text)}")


@page_rule("HDG010", "skipped-level")
def skipped_level(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each heading more than one level below the heading before it."""
    for before, heading in pairwise(page.headings):
        if heading.level > before.level + 1:
            message = f"a heading of level {heading.level} follows one of level {before.level}"
            yield Finding(locate(page, heading.span.start), message)


_BOLD = ("**", "__")
_SENTENCE = ".,;:!?。，；：！？"
_LONGEST = 100


@page_rule("HDG012", "emphasis-as-heading", preset=Preset.STRICT)
def emphasis_as_heading(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each paragraph that is one line of bold text."""
    quotes = sorted(page.blocks.quotes)
    starts = [span.start for span in quotes]
    for leaf in page.blocks.leaves:
        if leaf.kind != "paragraph" or leaf.item is not None or not _is_bold(page, leaf):
            continue
        at = bisect_right(starts, leaf.span.start) - 1
        if at < 0 or leaf.span.start >= quotes[at].end:
            message = f"{quoted(page.plain(leaf.span))} looks like a heading, but is not one"
            yield Finding(locate(page, leaf.span.start), message)


def _is_bold(page: MarkdownDocument, leaf: Leaf) -> bool:
    text = leaf.text.strip()
    return (
        text.startswith(_BOLD)
        and text.endswith(_BOLD)
        and "\n" not in text
        and len(text) <= _LONGEST
        and text.strip("*_ ")[-1:] not in _SENTENCE
        and any(style.width > 1 and style.span == leaf.span for style in page.styles(leaf.span))
    )


@page_rule("HDG013", "missing-title", preset=Preset.AWESOME)
def missing_title(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the beginning of a README without a heading of the first level."""
    if not is_readme(page) or any(tag.name == "h1" for tag in page.tags):
        return
    if all(heading.level > 1 for heading in page.headings):
        yield Finding(locate(page, 0), "the page has no title")
