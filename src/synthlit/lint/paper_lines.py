"""The lines of a page that name papers, read into their parts."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import urlsplit

from synthlit.errors import InvalidIdentifier
from synthlit.lint.rule import Location
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.parsing.parts import Item, Kind, Leaf, Link
from synthlit.model.identifiers import ArxivId, Doi
from synthlit.text import Span

_HOSTS = re.compile(
    r"(?:[\w-]+\.)*(?:arxiv\.org|alphaxiv\.org|ar5iv\.org|doi\.org|openreview\.net|aclanthology\.org|"
    r"aclweb\.org|mlr\.press|neurips\.cc|nips\.cc|jmlr\.org|thecvf\.com|dl\.acm\.org|"
    r"ieeexplore\.ieee\.org|link\.springer\.com|ojs\.aaai\.org|biorxiv\.org|medrxiv\.org|"
    r"isca-archive\.org|semanticscholar\.org|ijcai\.org|sciencedirect\.com)",
    re.IGNORECASE,
)


# Links that say what they lead to; the title stands before them.
_LABELS = frozenset([
    "abs", "arxiv", "doi", "html", "link", "openreview", "paper", "pdf", "preprint", "url",
])  # fmt: skip


_DATE = re.compile(r"[\s\[\](]*(?:20\d\d|\d\d?)(?:[-/.]\d\d?){0,2}[\s\])]*:?\s*")


_SEPARATOR = re.compile(r"[*_]*+\s*+(?:(-{1,3}|[–—:|·,.])(?=\s|\*|$))?+\s*+")


_YEAR = re.compile(r"(?<!\d)(?:19[5-9]|20\d)\d(?!\d)")


_GROUP = re.compile(r"\(([^()]{1,120}+)\)")


_HOUSE = re.compile(r"\s+[-–—]\s+[^()]{2,200}?\([^()]{0,100}?(?:19|20)\d\d\)")


_BEFORE_VENUE = re.compile(r"[.,;(*_|\]]\s*+(?=[^.,;(*_|\]]*$)")


_NO_AUTHOR = re.compile(r"\[[^\[\]]*+\]|\([^()]*+\)|<[^<>]*+>|[\W\d_]")


@dataclass(frozen=True)
class PaperLine:
    """A list item that names a paper: title, address, and what stands behind the link.

    `outside` tells that the title stands before the link. `tail` is the Markdown behind the link up
    to the next one, nothing where the title is outside; `authors`, `venue` and `year` are what it
    says of them, if it does. `separator` is the sign between link and authors.
    """

    item: Item
    leaf: Leaf
    link: Link
    title: str
    paper: ArxivId | Doi | None
    tail: str
    tail_at: int
    outside: bool
    separator: str = ""
    authors: str = ""
    venue: str = ""
    year: int | None = None

    @property
    def key(self) -> str:
        """What tells the paper from others: its identifier, or its address."""
        return str(self.paper).lower() if self.paper else self.link.url

    def spot(self, page: MarkdownDocument) -> Location:
        """Return the place of the title."""
        return Location(page.path, page.source, self.link.label.start)

    def place(self, start: int, end: int) -> Span:
        """Return where a part of the tail stands in the file."""
        return self.leaf.place(self.tail_at + start, self.tail_at + end)

    def number(self, page: MarkdownDocument) -> int:
        """Return the number of the line."""
        return page.source.point(self.link.span.start)[0]


@lru_cache(maxsize=1)
def lines(page: MarkdownDocument) -> tuple[PaperLine, ...]:
    """Return the lines of papers that somebody wrote; generated parts are judged where they are."""
    return tuple(_lines(page))


def _lines(page: MarkdownDocument) -> Iterator[PaperLine]:
    leaves = {leaf.item: leaf for leaf in reversed(page.leaves) if leaf.item is not None}
    generated = [region.span for region in page.regions if region.begin and region.end]
    starts = [span.start for span in generated]
    for number, item in enumerate(page.items):
        links = page.links_by_item.get(number, ())
        leaf = leaves.get(number)
        at = bisect_right(starts, item.span.start) - 1
        if not links or not leaf or (at >= 0 and item.span.start < generated[at].end):
            continue
        first = next((link for link in links if link.kind in (Kind.INLINE, Kind.REFERENCE)), None)
        if first and first.span.end <= leaf.span.end and (found := _line(page, item, leaf, links)):
            yield found


def _line(
    page: MarkdownDocument, item: Item, leaf: Leaf, links: tuple[Link, ...]
) -> PaperLine | None:
    own = [link for link in links if link.kind in (Kind.INLINE, Kind.REFERENCE)]
    link, title = own[0], own[0].text
    before = page.plain(Span(leaf.span.start, link.span.start)).strip(" [(（")
    paper = paper_of(link.url)
    at_home = paper is not None or leads_to_paper(link.url)
    start = _joined(leaf, link.span.end)
    end = _joined(leaf, own[1].span.start if len(own) > 1 else leaf.span.end)
    tail, outside = leaf.text[start : max(start, end)], False
    if title.strip("[]() ").lower() in _LABELS:
        if not at_home or len(before.split()) < 2:
            return None
        title, tail, outside = before, "", True
    elif not (_has_letter(title) and not _has_letter(_DATE.sub("", before))) or not (
        at_home or (_HOUSE.match(tail) and _is_outside(link.url))
    ):
        return None
    title = title.strip(" .:-–—")
    return _parted(PaperLine(item, leaf, link, title, paper, tail, start, outside))


def _parted(line: PaperLine) -> PaperLine:
    """Return the line with what its tail says."""
    tail = line.tail
    separator = _SEPARATOR.match(tail)
    begins = separator.end() if separator else 0
    for group in _GROUP.finditer(tail):
        found = _YEAR.search(group[1])
        if found or group[1].strip().lower() in ("arxiv", "preprint"):
            start, end = found.span() if found else (len(group[1]), len(group[1]))
            venue, authors = group[1][:start] + group[1][end:], tail[begins : group.start()]
            break
    else:
        found = _YEAR.search(tail, begins)
        head = tail[begins : found.start()] if found else ""
        cut = _BEFORE_VENUE.search(head.rstrip(" ,'’"))
        place = cut.end() if cut else 0
        venue, authors = (head[place:], head[:place]) if found else ("", tail[begins:])
    return replace(
        line,
        separator=(separator[1] or "") if separator else "",
        authors=authors.strip(" ,.*_[(") if _NO_AUTHOR.sub("", authors) else "",
        venue=venue.strip(" ,.'’*_"),
        year=int(found[0]) if found else None,
    )


def _joined(leaf: Leaf, offset: int) -> int:
    """Return where a character of the file stands in a leaf's text."""
    joined, raw = next(
        (start for start in reversed(leaf.starts) if start[1] <= offset), leaf.starts[0]
    )
    return max(joined + offset - raw, 0)


def paper_of(url: str) -> ArxivId | Doi | None:
    """Return the identifier that an address holds, if it is one of arXiv or a DOI."""
    lower = url.lower()
    kinds: list[type[ArxivId] | type[Doi]] = []
    if "arxiv" in lower or "ar5iv" in lower or "huggingface.co/papers" in lower:
        kinds.append(ArxivId)
    if "doi.org/" in lower or "/doi/" in lower:
        kinds.append(Doi)
    for kind in kinds:
        try:
            found = kind.parse(url)
        except InvalidIdentifier:
            continue
        return (found.arxiv or found) if isinstance(found, Doi) else found
    return None


def leads_to_paper(url: str) -> bool:
    """Tell whether an address is at a host of papers."""
    try:
        return bool(_HOSTS.fullmatch(urlsplit(url).hostname or ""))
    except ValueError:
        return False


def _has_letter(text: str) -> bool:
    return any(map(str.isalpha, text))


def _is_outside(url: str) -> bool:
    """Tell whether an address is no place of the list itself."""
    return "://" in url or url.lower() in ("", "#", "link", "todo", "url")
