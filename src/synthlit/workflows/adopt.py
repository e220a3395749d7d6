"""Replace the handwritten list of a README by what its entries generate."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from synthlit.library.layout import README
from synthlit.library.library import Library, Work
from synthlit.markdown import document, regions
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.escape import readable
from synthlit.markdown.handwritten_list import HandwrittenList
from synthlit.markdown.lists.page import has_fingerprint
from synthlit.markdown.papers.coverage import is_held, unheld
from synthlit.markdown.papers.page import read_candidates
from synthlit.markdown.parsing.nodes import Link, LinkKind
from synthlit.markdown.proposals import outline
from synthlit.text import TextEdit, applied
from synthlit.workflows.absorb.compare import alike
from synthlit.workflows.absorb.handwritten import PageLine, read_lists
from synthlit.workflows.absorb.identity import Works
from synthlit.workflows.absorb.kept import cleaned

_BEGIN, _END = regions.empty(regions.LIST).splitlines()


@dataclass(frozen=True)
class Adopted:
    """A README without its handwritten list, and the lines of it that stay, as numbers before."""

    text: str
    kept: Sequence[int]


def handwritten(text: str) -> HandwrittenList:
    """Return the handwritten list of a page."""
    page = document.read(README, text)
    found = read_candidates(page)
    return HandwrittenList(page, found, outline(found))


def marked(text: str, lines: range) -> tuple[str, int]:
    """Return a page with markers around its list, and how many lines are before it now."""
    end = "\r\n" if "\r\n" in text else "\n"
    rows = text.splitlines(keepends=True) if "\r" not in text.replace("\r\n", "") else [text]
    before, inside, after = rows[: lines.start - 1], rows[lines.start - 1 : lines.stop - 1], []
    after = rows[lines.stop - 1 :]
    if inside and not inside[-1].endswith(("\n", "\r")):
        inside[-1] += end
    head = [end] if before and before[-1].strip() else []
    tail = [end] if after and after[0].strip() else []
    head.append(f"{_BEGIN}{end}")
    # The empty line ends a block of HTML.
    parts = (*before, *head, *inside, end, f"{_END}{end}", *tail, *after)
    return "".join(parts), len(head)


def adopt(library: Library, text: str) -> Adopted:
    """Return a README without the lines of its list that the entries of a library hold.

    What they do not hold stays behind the place of the generated list: texts with the names of
    their works, but without links that an entry holds, so that no work is listed twice.
    """
    text = _unmarked(text)
    with_markers, shift = marked(text, handwritten(text).lines)
    adoption = _Adoption(library, handwritten(with_markers))
    return Adopted(adoption.text(), [number - shift for number in adoption.kept])


class _Adoption:
    """A page whose handwritten list is between markers."""

    def __init__(self, library: Library, page: HandwrittenList) -> None:
        self._library, self._page = library, page
        self._document = page.document
        self._source = self._document.source
        self._works = Works(library)
        self._lists = read_lists([library], {README: self._document.text})
        self._edits: list[TextEdit] = []
        self._absorbed: set[int] = set()
        self._gone: set[int] = set(self._lists.generated.get(README, ()))
        for lines, works in self._groups():
            self._absorb(lines, works)
        self._take_headings()
        self._gone.update(page.needless(self._absorbed | self._gone))

    @property
    def kept(self) -> list[int]:
        """The numbers of the lines of the list that stay on the page."""
        lost = self._absorbed | self._gone
        return [n for n in self._inside if n not in lost and self._source.line(n).strip()]

    def text(self) -> str:
        """Return the page without its list."""
        done = PageLine(README, sorted(self._absorbed), None, None)
        paths = {n: path for lines, path in self._page.paths.items() for n in lines}
        lines = [
            replace(line, section=paths.get(line.first, line.section))
            for line in self._lists.handwritten
        ]
        generated = {README: frozenset(self._gone)}
        lists = replace(self._lists, handwritten=lines, generated=generated)
        return cleaned(README, applied(self._document.text, self._edits), lists, [done])

    @cached_property
    def _inside(self) -> range:
        region = regions.find_in(self._document)[regions.LIST]
        return self._page.numbers(region)

    def _groups(self) -> Iterator[tuple[list[int], list[Work]]]:
        """Yield the lines of works that share some, with these works."""
        groups: list[tuple[set[int], list[Work]]] = []
        for line in self._lists.handwritten:
            work = self._works.find(line.facts) if line.facts else None
            if work is None or line.facts is None or not line.inside:
                continue
            if line.facts.title and not alike(line.facts.title, readable(work.entry.title)):
                # The identifier has a typo: it is another work's.
                continue
            numbers = {*line.numbers}
            if groups and not groups[-1][0].isdisjoint(numbers):
                groups[-1][0].update(numbers)
                groups[-1][1].append(work)
            else:
                groups.append((numbers, [work]))
        yield from ((sorted(numbers), works) for numbers, works in groups)

    def _absorb(self, lines: Sequence[int], works: Sequence[Work]) -> None:
        """Take the lines of works that their entries hold; of the others, take the links."""
        if not self._missing(lines, works):
            self._absorbed.update(lines)
            return
        literal = (n for n in lines if self._is_literal(n))
        if any(literal):
            return
        first, *below = lines
        # A paragraph in several lines is cut nowhere.
        if self._in_items(below):
            held = {n for n in below if not self._missing([n], works)}
            self._absorbed |= held
            lines = [first, *(n for n in below if n not in held)]
        self._edits += self._without_links(lines, works)

    def _missing(self, lines: Iterable[int], works: Sequence[Work]) -> set[str]:
        text = textwrap.dedent("\n".join(map(self._source.line, lines)))
        missing = (set(unheld(text, work.entry, self._definitions)) for work in works)
        return set.intersection(*missing)

    @cached_property
    def _definitions(self) -> str:
        definitions = self._document.blocks.definitions
        return "\n".join(each.span.of(self._document.text) for each in definitions)

    def _is_literal(self, number: int) -> bool:
        start, line = self._source.line_starts[number - 1], self._source.line(number)
        return self._document.is_code(start + len(line) - len(line.lstrip()))

    def _in_items(self, lines: Sequence[int]) -> bool:
        """Return whether each of some lines begins a list item."""
        starts = {self._page.number_at(item.marker_at) for item in self._document.blocks.items}
        return starts.issuperset(lines)

    def _without_links(self, lines: Iterable[int], works: Sequence[Work]) -> Iterator[TextEdit]:
        """Yield edits that leave the text of links which entries hold."""
        numbers = {*lines}
        for link in self._document.links:
            on_line = self._page.number_at(link.span.start) in numbers
            one_line = len(self._page.numbers(link.span)) == 1
            html = link.kind in (LinkKind.HTML, LinkKind.HTML_IMAGE)
            if not on_line or not one_line or link.nested or html:
                continue
            if all(self._is_held(inner, works) for inner in _with_inner(self._document, link)):
                shown = "" if link.kind in (LinkKind.BARE, LinkKind.AUTOLINK) else link.text
                if link.kind is LinkKind.IMAGE or _is_picture(self._document, link):
                    shown = ""
                yield TextEdit(link.span.start, link.span.end, shown)

    def _is_held(self, link: Link, works: Sequence[Work]) -> bool:
        return any(is_held(link, work.entry) for work in works)

    def _take_headings(self) -> None:
        """Take what the generated list shows of the headings of sections."""
        shown: set[str] = set()
        for lines, proposal in self._page.headings.items():
            heading = self._page.heading_at(lines)
            shown |= {*proposal.anchors}
            if rest := self._page.heading_rest(heading):
                span = heading.span
                tail = "\n" * (len(lines) - 1)
                line_end = _line_end(span.of(self._document.text))
                self._edits.append(TextEdit(span.start, span.end, f"{rest}{tail}{line_end}"))
            else:
                self._gone.update(lines)
        self._gone.update(self._page.descriptions)
        for number in self._inside:
            has_tag = "<a" in self._source.line(number)
            if has_tag and self._page.anchors_only(number, frozenset(shown)):
                self._gone.add(number)


def _with_inner(page: MarkdownDocument, link: Link) -> Iterator[Link]:
    inside = (x for x in page.links if link.span.start <= x.span.start < link.span.end)
    return (x for x in inside if x.span.end <= link.span.end)


def _is_picture(page: MarkdownDocument, link: Link) -> bool:
    return any(x.kind is LinkKind.IMAGE for x in _with_inner(page, link))


def _line_end(text: str) -> str:
    return text[len(text.rstrip("\r\n")) :]


def with_anchors(before: str, after: str) -> str:
    """Return a page with the anchors that it had before and lost, above its generated list."""
    old, new = (document.read(README, text) for text in (before, after))
    if not (lost := old.anchors - new.anchors):
        return after
    begin = next(marker for marker in new.markers if marker.name == regions.LIST).lines
    line_end = "\r\n" if "\r\n" in after else "\n"
    names = "".join(f'<a id="{name}"></a>' for name in sorted(lost))
    return applied(after, [TextEdit(begin.start, begin.start, f"{names}{2 * line_end}")])


def is_generated(text: str) -> bool:
    """Return whether an export wrote the list of a page."""
    return has_fingerprint(text)


def _unmarked(text: str) -> str:
    """Return a page without the markers of its list."""
    markers = [m for m in document.read(README, text).markers if m.name == regions.LIST]
    return applied(text, [TextEdit(marker.lines.start, marker.lines.end) for marker in markers])
