"""Rules about the papers in a list: their titles, identifiers and order."""

from collections.abc import Iterator, Sequence
from itertools import groupby, islice, pairwise

from synthlit.lint.context import Context, RecordLookup
from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.locations import locate, within
from synthlit.lint.paper_lines import PaperLine, lines
from synthlit.lint.record_matching import publication
from synthlit.lint.rule import Finding, Fixes, Preset, page_rule
from synthlit.lint.texts import quoted
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.link_patterns import ID_IN_BADGE
from synthlit.markdown.papers.labels import is_label, label, label_role
from synthlit.markdown.papers.links import identifiers, label_identifier
from synthlit.markdown.parsing.nodes import Link
from synthlit.model.identifiers import ArxivId
from synthlit.model.record import Record
from synthlit.model.text import fold
from synthlit.model.title import normal, significant_words
from synthlit.text import TextEdit


@page_rule("LST009", "other-title")
def other_title(page: MarkdownDocument, context: Context) -> Iterator[Finding]:
    """Yield each line whose title is that of another paper, except lines with swapped titles."""
    found = lines(page)
    swapped = {id(line) for pair in swaps(found, context.records) for line in pair}
    for line in found:
        record = record_of(line, context.records)
        if record and is_other(line, context.records) and id(line) not in swapped:
            message = f"{line.paper} is {quoted(record.title)}, not {quoted(line.facts.title)}"
            yield Finding(locate(page, line.label.start), message)


@page_rule("LST010", "one-id-two-titles")
def one_id_two_titles(page: MarkdownDocument, context: Context) -> Iterator[Finding]:
    """Yield each line whose paper has another title in an earlier line, and no record."""
    first: dict[str, PaperLine] = {}
    for line in lines(page):
        if line.paper is None or record_of(line, context.records):
            continue
        other = first.setdefault(line.key, line)
        if other is not line and differ(other.facts.title, line.facts.title):
            message = f"in line {other.number(page)}, {line.paper} has the title"
            yield Finding(locate(page, line.label.start), f"{message} {quoted(other.facts.title)}")


_FEWEST_WORDS = 3


@page_rule("LST011", "one-title-two-ids")
def one_title_two_ids(page: MarkdownDocument, context: Context) -> Iterator[Finding]:
    """Yield each line with the title of an earlier one that has another identifier."""
    first: dict[tuple[type, str], PaperLine] = {}
    for line in lines(page):
        if line.paper is None or len(significant_words(line.facts.title)) < _FEWEST_WORDS:
            continue
        # The paper's preprint and its publication may both be listed.
        other = first.setdefault((type(line.paper), normal(line.facts.title)), line)
        if other.key != line.key and not any(is_other(e, context.records) for e in (line, other)):
            message = f"line {other.number(page)} has the same title with {other.paper}"
            yield Finding(locate(page, line.label.start), f"{message}, not {line.paper}")


@page_rule("LST012", "listed-twice")
def listed_twice(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each line of a paper that an earlier line of the same section has."""
    first: dict[tuple[int | None, int | None, str], PaperLine] = {}
    for line in lines(page):
        if not line.facts.link or (line.paper is None and "://" not in line.facts.link):
            continue
        other = first.setdefault((line.heading, line.parent, line.key), line)
        if other is not line and not differ(other.facts.title, line.facts.title):
            message = f"the paper is already in line {other.number(page)} of this section"
            yield Finding(locate(page, line.label.start), message)


@page_rule("LST013", "listed-in-two-sections", preset=Preset.STRICT)
def listed_in_two_sections(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each line of a paper that an earlier line of another section has."""
    first: dict[str, PaperLine] = {}
    for line in lines(page):
        if line.paper is None:
            continue
        other = first.setdefault(line.key, line)
        if other.heading is not None and other.heading != line.heading:
            section = quoted(page.headings[other.heading].text)
            message = f"the paper is already in {section}, in line {other.number(page)}"
            yield Finding(locate(page, line.label.start), message)


@page_rule("LST022", "two-identifiers")
def two_identifiers(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each line of one paper that has two arXiv identifiers."""
    if "arxiv" not in page.text.lower():
        return
    cells = [cell for table in page.blocks.tables for row in table.rows[1:] for cell in row.cells]
    groups: list[Sequence[Link]] = [*page.links_by_item.values()]
    groups += (within(page.links, cell, lambda link: link.span.start) for cell in cells)
    for links in groups:
        if len(links) > 1 or (links and label_identifier(links[0].text)):
            yield from islice(_two_identifiers(page, links), 1)


def _two_identifiers(page: MarkdownDocument, links: Sequence[Link]) -> Iterator[Finding]:
    """Yield what differs among the links of one line or cell."""
    own: tuple[Link, ArxivId] | None = None
    outer: Link | None = None
    for link in links:
        if page.is_generated(link.span.start):
            return
        outer = outer if link.nested and outer else link
        to = _arxiv_in(outer.url)
        named = label_identifier(link.text) or _of_badge(link.url)
        if to and named and named != to:
            yield Finding(locate(page, link.span.start), f"the link to {to} names {named}")
        if to is None or link.nested:
            continue
        if own is None:
            own = link, to
        elif to != own[1] and _is_of_same(page, own[0], link):
            at = locate(page, (link.target or link.span).start)
            yield Finding(at, f"the line links {own[1]} and {to}")


def _is_of_same(page: MarkdownDocument, first: Link, link: Link) -> bool:
    """Return whether a link leads to the paper of the first one: as `[pdf]`, say.

    If the first one is such a label too, nothing must be said between them.
    """
    if label_role(label(link.text)) != "paper":
        return False
    between = page.text[first.span.end : link.span.start]
    return not is_label(first.text) or not any(map(str.isalpha, between))


def _arxiv_in(url: str) -> ArxivId | None:
    """Return the arXiv identifier in an address."""
    return next((x for x in identifiers(url) if isinstance(x, ArxivId)), None)


def _of_badge(url: str) -> ArxivId | None:
    match = ID_IN_BADGE.search(url)
    return label_identifier(match["id"]) if match else None


@page_rule("LST014", "swapped-titles", fix=Fixes.UNSAFE)
def swapped_titles(page: MarkdownDocument, context: Context) -> Iterator[Finding]:
    """Yield the first line of each pair of lines with swapped titles."""
    for line, other in swaps(lines(page), context.records):
        one, two = line.label, other.label
        edits = (
            TextEdit(one.start, one.end, two.of(page.text)),
            TextEdit(two.start, two.end, one.of(page.text)),
        )
        # A title outside its link is not moved.
        movable = not (line.outside or other.outside)
        fix = Fix("swap the titles", Replace(edits), safe=False) if movable else None
        message = f"the titles of this line and of line {other.number(page)} are swapped"
        yield Finding(locate(page, line.label.start), message, fix=fix)


# Fewer changes of the year may be accidental.
_FEWEST = 2
_FEWEST_LINES = 6


@page_rule("LST015", "section-order", preset=Preset.STRICT)
def section_order(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the only line of a section whose year breaks the order of the years."""
    for _, group in groupby(lines(page), key=lambda line: (line.heading, line.parent)):
        dated = [(line, line.facts.year) for line in group if line.facts.year]
        falls: list[tuple[PaperLine, PaperLine]] = []
        rises: list[tuple[PaperLine, PaperLine]] = []
        for (line, year), (following, next_year) in pairwise(dated):
            if year != next_year:
                (falls if next_year < year else rises).append((line, following))
        few, many = sorted((falls, rises), key=len)
        if len(dated) >= _FEWEST_LINES and len(few) == 1 and len(many) >= _FEWEST:
            line, following = few[0]
            message = f"{following.facts.year} comes after {line.facts.year} in a section"
            yield Finding(locate(page, following.label.start), f"{message} that is sorted by year")


@page_rule("LST018", "stale-arxiv-label")
def stale_arxiv_label(page: MarkdownDocument, context: Context) -> Iterator[Finding]:
    """Yield each line with the venue arXiv whose publication is known."""
    for line in lines(page):
        if line.facts.venue.lower() not in ("arxiv", "arxiv preprint", "preprint"):
            continue
        record = record_of(line, context.records)
        if record and (where := publication(record)) and not is_other(line, context.records):
            yield Finding(locate(page, line.label.start), f"the paper was published: {where}")


@page_rule("LST019", "withdrawn-paper-listed")
def withdrawn_paper_listed(page: MarkdownDocument, context: Context) -> Iterator[Finding]:
    """Yield each line of a paper that was withdrawn, if the line does not say so."""
    for line in lines(page):
        record = record_of(line, context.records)
        if record and record.withdrawn:
            text = line.span.of(page.text).lower()
            if "withdrawn" not in text and "retracted" not in text:
                message = f"the paper was withdrawn: {quoted(record.comment)}"
                yield Finding(locate(page, line.label.start), message)


# Fewer words may be a name that people gave to the paper.
_FEWEST_COMPARED = 4
_FEWEST_OF_ANOTHER = 3
# A changed title shares more words with the old one than with that of another paper.
_SHARED = 0.5
_SHARED_OF_ALL = 0.25
# Swapped titles are at most so many lines apart.
_NEAR = 4


def differ(one: str, other: str) -> bool:
    """Return whether two titles are clearly those of two papers."""
    here, there = normal(one), normal(other)
    if here in there or there in here or _name(one) == _name(other) != "":
        return False
    words, others = _words(one), _words(other)
    if min(len(words), len(others)) < _FEWEST_COMPARED:
        return False
    shared, everything = {*words} & {*others}, {*words, *others}
    return (
        len(shared) <= min(len({*words}), len({*others})) * _SHARED
        and len(shared) <= len(everything) * _SHARED_OF_ALL
    )


def _name(title: str) -> str:
    """Return the text before a colon, which papers keep when they change the rest."""
    head, colon, _ = title.partition(":")
    return normal(head) if colon else ""


def _words(title: str) -> list[str]:
    # Words of one stem are the same: critic, critique.
    return [fold(word)[:5] for word in significant_words(title)]


def record_of(line: PaperLine, records: RecordLookup) -> Record | None:
    """Return the record of the line's paper, or None if it is unknown."""
    return records.by_arxiv(line.paper) if isinstance(line.paper, ArxivId) else None


def is_other(line: PaperLine, records: RecordLookup) -> bool:
    """Return whether the line's title is clearly not that of the paper that it links."""
    record = record_of(line, records)
    if record is None:
        return False
    title = line.facts.title
    return differ(title, record.title) or _is_of_another(title, record, records)


def _is_of_another(title: str, record: Record, records: RecordLookup) -> bool:
    """Return whether the title is exactly that of another paper, and not part of the record's."""
    here, there = normal(title), normal(record.title)
    if here in there or there in here or len(significant_words(title)) < _FEWEST_OF_ANOTHER:
        return False
    others = records.by_title(here)
    return bool(others) and all(other.arxiv != record.arxiv for other in others)


def swaps(
    found: Sequence[PaperLine], records: RecordLookup
) -> Iterator[tuple[PaperLine, PaperLine]]:
    """Yield pairs of near lines with swapped titles."""
    for number, line in enumerate(found):
        if is_other(line, records):
            for other in found[number + 1 : number + _NEAR]:
                if is_other(other, records) and _fits(line, other, records):
                    yield line, other
                    break


def _fits(line: PaperLine, other: PaperLine, records: RecordLookup) -> bool:
    here, there = record_of(line, records), record_of(other, records)
    return (
        here is not None
        and there is not None
        and normal(line.facts.title) == normal(there.title)
        and normal(other.facts.title) == normal(here.title)
    )
