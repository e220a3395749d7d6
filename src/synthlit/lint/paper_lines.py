"""The papers that a page lists, as its rules see them: the same that `import` reads."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import urlsplit

from synthlit.library.candidates import PaperFacts
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.papers.listed import ListedPaper
from synthlit.markdown.papers.page import handwritten_papers
from synthlit.markdown.parsing.nodes import Leaf, Link, LinkKind
from synthlit.model.identifiers import Identifier
from synthlit.text import Span

_HOSTS = re.compile(
    r"(?:[\w-]+\.)*(?:arxiv\.org|alphaxiv\.org|ar5iv\.org|doi\.org|openreview\.net|aclanthology\.org|"
    r"aclweb\.org|mlr\.press|neurips\.cc|nips\.cc|jmlr\.org|thecvf\.com|dl\.acm\.org|"
    r"ieeexplore\.ieee\.org|link\.springer\.com|ojs\.aaai\.org|biorxiv\.org|medrxiv\.org|"
    r"isca-archive\.org|semanticscholar\.org|ijcai\.org|sciencedirect\.com)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class PaperLine:
    """A paper in a list, a table, a paragraph or a heading, with the facts in its line.

    `label` is its title as written. `content` is the text that names it, `span` all of its item
    or row. `heading` is the index of the page's heading above it; `parent` that of the item above
    the paper's own. `tail` is the Markdown after a title that is a link, up to the next link, and
    empty elsewhere; `outside` is true where the title is not a link.
    """

    facts: PaperFacts
    label: Span
    content: Span
    span: Span
    heading: int | None
    parent: int | None
    in_list: bool
    outside: bool
    tail: str = ""
    tail_at: int = 0
    leaf: Leaf | None = None

    @property
    def paper(self) -> Identifier | None:
        """The identifier by which the paper is known, arXiv's before a DOI."""
        return self.facts.arxiv or self.facts.doi

    @property
    def key(self) -> str:
        """The identifier or the address, by which papers are compared."""
        return str(self.paper).lower() if self.paper else self.facts.link

    def tail_span(self, start: int, end: int) -> Span:
        """Return the span of a part of the tail in the file."""
        assert self.leaf is not None
        return self.leaf.place(self.tail_at + start, self.tail_at + end)

    def number(self, page: MarkdownDocument) -> int:
        """Return the number of the line."""
        return page.source.position(self.label.start)[0]


@lru_cache(maxsize=1)
def lines(page: MarkdownDocument) -> tuple[PaperLine, ...]:
    """Return the papers of a page; generated parts are checked where they come from."""
    return tuple(_line(page, paper) for paper in handwritten_papers(page))


def list_lines(page: MarkdownDocument) -> Iterator[PaperLine]:
    """Yield the papers in lists with their titles first, if they have a year or a paper's address.

    Other works are tools and the like, whose lines have another form.
    """
    for line in lines(page):
        facts = line.facts
        is_paper = facts.identifiers or facts.year or leads_to_paper(facts.link)
        if line.in_list and facts.title and is_paper:
            before = page.plain(Span(line.content.start, line.label.start))
            if not any(map(str.isalpha, before)):
                yield line


def _line(page: MarkdownDocument, paper: ListedPaper) -> PaperLine:
    item = page.blocks.items[paper.item] if paper.item is not None else None
    heading = bisect_right(page.headings, paper.label.start, key=lambda each: each.span.start) - 1
    line = PaperLine(
        facts=paper.facts,
        label=paper.label,
        content=item.content if item else paper.span,
        span=item.span if item else paper.span,
        heading=heading if heading >= 0 else None,
        parent=item.parent if item else None,
        in_list=item is not None,
        outside=not paper.is_linked,
    )
    link = _link(page, paper.label) if item and paper.is_linked else None
    return _with_tail(page, line, link) if link else line


def _link(page: MarkdownDocument, label: Span) -> Link | None:
    """Return the link with this text."""
    at = bisect_left(page.links, label.start, key=lambda link: link.span.start) - 1
    return page.links[at] if at >= 0 and page.links[at].label == label else None


def _with_tail(page: MarkdownDocument, line: PaperLine, link: Link) -> PaperLine:
    """Return a line with its tail."""
    at = bisect_right(page.blocks.leaves, link.span.start, key=lambda leaf: leaf.span.start) - 1
    leaf = page.blocks.leaves[at]
    links = page.links_by_item.get(leaf.item, ()) if leaf.item is not None else ()
    following = (
        other.span.start
        for other in links
        if other.kind in (LinkKind.INLINE, LinkKind.REFERENCE) and other.span.start >= link.span.end
    )
    start = leaf.joined(link.span.end)
    end = leaf.joined(min(next(following, leaf.span.end), leaf.span.end))
    return replace(line, tail=leaf.text[start:end], tail_at=start, leaf=leaf)


def leads_to_paper(url: str) -> bool:
    """Return whether an address is at a host of papers."""
    try:
        return bool(_HOSTS.fullmatch(urlsplit(url).hostname or ""))
    except ValueError:
        return False
