"""Rules about the form of the lines of a list."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from synthlit.lint.context import Context
from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.house_style import once
from synthlit.lint.link_targets import is_form
from synthlit.lint.locations import locate, tags_in
from synthlit.lint.paper_lines import PaperLine, leads_to_paper, lines, list_lines
from synthlit.lint.rule import Finding, Fixes, Preset, page_rule
from synthlit.lint.texts import quoted
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.parsing.nodes import Item
from synthlit.text import Span, TextEdit

_TAIL = re.compile(r"[*_]* - [^()]++\([^()]++(?:\([^()]*+\))?+[^()]*+\)")


@page_rule("LST001", "nonstandard-list-line", preset=Preset.AWESOME)
def nonstandard_list_line(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the first line in another form than that of awesome lists, and their number."""
    yield from once(_nonstandard(page))


def _nonstandard(page: MarkdownDocument) -> Iterator[Finding]:
    for line in list_lines(page):
        if line.outside or not _TAIL.match(line.tail):
            message = "the line is not `- [Title](Link) - Author et al. (Venue Year)`"
            yield Finding(locate(page, line.label.start), message)


_FEWEST = 5
_MOST = 0.8
_PARTS: tuple[tuple[str, Callable[[PaperLine], bool]], ...] = (
    ("authors", lambda line: bool(line.facts.authors)),
    ("venue", lambda line: bool(line.facts.venue)),
    ("year", lambda line: line.facts.year is not None),
)


@page_rule("LST002", "missing-line-part")
def missing_line_part(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each line that lacks a part which four of five lines of the page have."""
    found = [line for line in list_lines(page) if _is_whole(page, line)]
    if len(found) < _FEWEST:
        return
    common = [(part, has) for part, has in _PARTS if sum(map(has, found)) >= _MOST * len(found)]
    for line in found:
        missing = [part for part, has in common if not has(line)]
        if not (line.paper or leads_to_paper(line.facts.link)):
            # A blog post has no venue.
            missing = [part for part in missing if part != "venue"]
        if missing:
            message = f"the line has no {' and no '.join(missing)}; other lines have"
            yield Finding(locate(page, line.label.start), message)


def _is_whole(page: MarkdownDocument, line: PaperLine) -> bool:
    """Return whether all text about the paper follows its link, and none is below it."""
    below = page.text[line.content.end : line.span.end].strip()
    return not line.outside and (not below or below.startswith(">"))


@page_rule("LST003", "empty-link")
def empty_link(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each link of an item or a row without an address, or with a placeholder."""
    for link in page.links:
        if is_form(page, link):
            address = f"the address {quoted(link.url)}" if link.url else "no address"
            message = f"the link {quoted(link.text)} has {address}"
            yield Finding(locate(page, link.span.start), message)


_ET_AL = re.compile(r"(?<!\w)et(?:\s{1,3}|\.\s{0,3})all?(?!\w)\.*(?:,(?=\s?\())?", re.IGNORECASE)


@page_rule("LST004", "et-al-form", fix=Fixes.SAFE)
def et_al_form(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each `et al.` in another form after the title of a paper."""
    for line in list_lines(page):
        for match in _ET_AL.finditer(line.tail):
            if " ".join(match[0].split()) != "et al.":
                message = f"{quoted(match[0])} should be et al."
                yield _in_tail(page, line, match, message, "et al.")


def _in_tail(
    page: MarkdownDocument, line: PaperLine, match: re.Match[str], message: str, fixed: str
) -> Finding:
    """Return a finding about a match in the text after a title, with the text that replaces it."""
    span = line.tail_span(*match.span())
    shown = fixed if fixed.strip() == fixed else f'"{fixed}"'
    fix = Fix(f"write {shown}", Replace((TextEdit(span.start, span.end, fixed),)))
    return Finding(locate(page, span.start), message, fix=fix)


_VENUES = (
    "AAAI|ACL|AISTATS|ASE|CCS|CHI|CIKM|COLING|COLM|CONLL|CVPR|EACL|ECCV|EMNLP|FSE|ICASSP|ICCV|ICLR|"
    "ICML|ICRA|ICSE|IJCAI|INTERSPEECH|IROS|ISSTA|JMLR|KDD|MLSYS|NAACL|NEURIPS|NIPS|SIGIR|SIGMOD|TACL|"
    "TMLR|UAI|VLDB|WSDM|WWW"
)
_LABEL = re.compile(
    rf"(?<![\w/.\[@-])(?:(?P<arxiv>arxiv|arvix|axriv)(?!\.?[\w/:\]])|(?P<venue>{_VENUES}))"
    r"(?:(?P<space>\s?)(?P<year>[012]\d)(?=\)))?",
    re.IGNORECASE,
)


@page_rule("LST005", "arxiv-label", fix=Fixes.SAFE)
def arxiv_label(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the first label of a venue in a nonstandard form after a title, and their number."""
    yield from once(_labels(page))


def _labels(page: MarkdownDocument) -> Iterator[Finding]:
    for line in list_lines(page):
        for match in _LABEL.finditer(line.tail):
            name = "arXiv" if match["arxiv"] else match["venue"]
            fixed = f"{name} 20{match['year']}" if match["year"] else name
            if fixed != match[0]:
                message = f"{quoted(match[0])} should be {fixed}"
                yield _in_tail(page, line, match, message, fixed)


_SEPARATOR = re.compile(r"\s*+(?:-{1,3}|[–—:|·,.])?+\s*+(?=[^\W\d_]|[*_]{1,2}[^\W\d_])")


@page_rule("LST006", "line-separator", fix=Fixes.SAFE, preset=Preset.STRICT)
def line_separator(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each line with another separator between title and authors, or none."""
    for line in list_lines(page):
        match = _SEPARATOR.match(line.tail)
        if match and line.facts.authors and match[0] != " - ":
            separator = quoted(match[0].strip()) if match[0].strip() else "nothing"
            message = f'{separator} separates title and authors, in place of " - "'
            yield _in_tail(page, line, match, message, " - ")


@page_rule("LST007", "stray-markup")
def stray_markup(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each delimiter without its counterpart in a list item with a link."""
    spans = sorted(
        (page.blocks.items[number].content.start, page.blocks.items[number].content.end)
        for number in page.links_by_item
    )
    at = 0
    for stray in page.stray:
        while at < len(spans) and spans[at][1] <= stray.start:
            at += 1
        if at < len(spans) and spans[at][0] <= stray.start and _is_half(page, stray):
            message = f"{stray.of(page.text)} has no counterpart"
            yield Finding(locate(page, stray.start), message)


def _is_half(page: MarkdownDocument, stray: Span) -> bool:
    """Return whether it is half of a pair, and not a footnote mark, a unit or an interval."""
    text, (start, end) = page.text, (stray.start, stray.end)
    match text[start]:
        case "*":
            before, after = text[start - 1 : start], text[end : end + 1]
            opens = not before.isalnum() and before not in (")", "]") and not after.isspace()
            return end - start == 2 or (opens and after.isalpha())
        case "`":
            return True
        case "[" | "!":
            return text.find("](", end, end + 400) >= 0 or not text[end : end + 1].isdigit()
        case _:
            return False


# GitHub does not drop these tags.
_SHOWN = frozenset([
    "a", "b", "big", "br", "code", "del", "em", "font", "i", "img", "ins", "kbd", "mark", "p",
    "picture", "q", "s", "samp", "small", "source", "span", "strike", "strong", "sub", "sup", "tt",
    "u", "var",
])  # fmt: skip


@page_rule("LST008", "unescaped-title", fix=Fixes.SAFE)
def unescaped_title(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each title with characters that GitHub takes for markup."""
    for line in lines(page):
        label = line.label
        tags = tags_in(page, label) if "<" in label.of(page.text) else ()
        dropped = [tag.span.start for tag in tags if tag.name not in _SHOWN]
        offsets = sorted([*dropped, *_stars(page, line)])
        if offsets and not line.outside:
            edits = tuple(TextEdit(offset, offset, "\\") for offset in offsets)
            message = f"GitHub shows the title as {quoted(page.plain(label))}"
            at = locate(page, offsets[0])
            yield Finding(at, message, fix=Fix("escape the characters", Replace(edits)))


def _stars(page: MarkdownDocument, line: PaperLine) -> Iterator[int]:
    """Yield the offsets of a pair of asterisks, one of which is within a word."""
    label, text = line.label, page.text
    if label.of(text).count("*") < 2:
        return
    for style in page.styles(label):
        first, last = style.span.start, style.span.end
        if style.character == "*" and (text[first - 1].isalnum() or text[last].isalnum()):
            yield from range(first, first + style.width)
            yield from range(last - style.width, last)


@page_rule("LST016", "mixed-bullets", fix=Fixes.SAFE)
def mixed_bullets(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the items with the rarer marker of a list with two markers."""
    for items in _lists(page):
        markers = Counter(item.marker for item in items)
        if len(markers) > 1:
            usual = markers.most_common(1)[0][0]
            for item in items:
                if item.marker != usual:
                    at = item.marker_at
                    edit = TextEdit(at, at + len(item.marker), usual)
                    fix = Fix(f"write {usual}", Replace((edit,)))
                    message = f"the item begins with {item.marker}, the others with {usual}"
                    yield Finding(locate(page, at), message, fix=fix)


def _lists(page: MarkdownDocument) -> Iterator[list[Item]]:
    """Yield the items of each list as readers see it: siblings with only space between them."""
    open_: dict[int | None, list[Item]] = {}
    for item in page.blocks.items:
        if item.ordered:
            continue
        before = open_.get(item.parent)
        if before and not page.text[before[-1].span.end : item.marker_at].strip(" \t\r\n>"):
            before.append(item)
        else:
            if before:
                yield before
            open_[item.parent] = [item]
    yield from open_.values()


@page_rule("LST017", "html-in-line", preset=Preset.STRICT)
def html_in_line(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the first tag of each line, except anchors and line breaks."""
    for line in list_lines(page):
        for tag in tags_in(page, line.content):
            anchor = tag.name == "a" and "href" not in tag.attributes
            if not tag.closing and not anchor and tag.name not in ("br", "span"):
                at = locate(page, tag.span.start)
                yield Finding(at, f"the line has the tag {tag.span.of(page.text)[:48]}")
                break
