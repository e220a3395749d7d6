"""Rules about fences, comments, generated regions and citation blocks of a Markdown file."""

import re
from collections.abc import Iterator

from synthlit.bibtex import parser
from synthlit.bibtex.nodes import FATAL, EntryNode, ErrorKind
from synthlit.lint.context import Context
from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.locations import line_end, locate
from synthlit.lint.rule import Finding, Fixes, Preset, page_rule
from synthlit.lint.texts import quoted
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.link_patterns import LINK_IN_CODE
from synthlit.markdown.parsing.nodes import Comment, Fence, Tag
from synthlit.markdown.unclosed import contains_heading, inner_opening
from synthlit.model.citekey import ascii_word
from synthlit.model.name import read_names
from synthlit.text import Span, TextEdit


@page_rule("MDN001", "unclosed-fence", fix=Fixes.SAFE)
def unclosed_fence(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the first code block that contains the opening line of another, or does not end."""
    for fence in page.blocks.fences:
        at = locate(page, fence.opening.start)
        if inner := inner_opening(fence, page.text):
            line, _ = page.source.position(fence.body.start + inner.start())
            message = f"the code block is not closed before another begins in line {line}"
            yield Finding(at, f"{message}: {quoted(inner[0])}")
            # From here on, code and other text are confused.
            return
        if fence.closing is None:
            message = f"the code block {quoted(fence.opening.of(page.text))} is not closed"
            yield Finding(at, message, fix=_closing_fence(page, fence))


def _closing_fence(page: MarkdownDocument, fence: Fence) -> Fix | None:
    if contains_heading(fence, page.text):
        return None
    body = fence.body.of(page.text)
    at = fence.body.start + len(body.rstrip(" \t\r\n>")) if body.strip(" \t\r\n>") else 0
    at = at or fence.opening.end
    line = page.source.line_starts[page.source.position(fence.opening.start)[0] - 1]
    # The characters of a list or a quotation before each line, with the marker as space.
    before = re.sub(r"[^\s>]", " ", page.text[line : fence.opening.start])
    edit = TextEdit(at, at, f"{line_end(page)}{before}{fence.marker}")
    return Fix("close the block where it ends now", Replace((edit,)))


_COMMENT_OPENING = "<!--"


@page_rule("MDN017", "unclosed-comment", fix=Fixes.UNSAFE)
def unclosed_comment(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each comment that is not closed, or only after the next one begins."""
    for comment in page.comments:
        if not comment.closed:
            message = "the comment is not closed, and hides all text below it"
        elif _COMMENT_OPENING in comment.inner.of(page.text):
            line, _ = page.source.position(page.text.index(_COMMENT_OPENING, comment.inner.start))
            message = f"the comment is not closed before the next one begins in line {line}"
        else:
            continue
        at = locate(page, comment.span.start)
        yield Finding(at, message, fix=_closing_comment(page, comment))


def _closing_comment(page: MarkdownDocument, comment: Comment) -> Fix | None:
    first = comment.inner.of(page.text).partition("\n")[0].rstrip()
    if not first or first.endswith("-") or _COMMENT_OPENING in first:
        return None
    at = comment.inner.start + len(first)
    return Fix(
        "close the comment at the end of its line", Replace((TextEdit(at, at, " -->"),)), safe=False
    )


@page_rule("MDN018", "unclosed-details")
def unclosed_details(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each `<details>` without its closing tag."""
    opened: list[Tag] = []
    for tag in page.tags:
        if tag.name == "details":
            if not tag.closing:
                opened.append(tag)
            elif opened:
                opened.pop()
    for tag in opened:
        message = "<details> is not closed, and hides all text below it"
        yield Finding(locate(page, tag.span.start), message)


@page_rule("MDN008", "half-region")
def half_region(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each marker without its counterpart, and each second region of one name."""
    seen: set[str] = set()
    for region in page.regions:
        name = region.name[:48]
        if region.begin and not region.end:
            at = locate(page, region.begin.start)
            yield Finding(at, f"the region {name} begins here, but has no end marker")
        elif region.end and not region.begin:
            at = locate(page, region.end.start)
            yield Finding(at, f"the region {name} ends here, but has no begin marker")
        elif region.begin and name in seen:
            yield Finding(locate(page, region.begin.start), f"a second region {name} begins here")
        seen.add(name)


_LANGUAGES = ("bibtex", "bib", "biblatex")
_REQUIRED = (
    ("title", ("title",)),
    ("author", ("author", "editor", "organization", "key")),
    ("year", ("year", "date")),
)
_INHERITS = ("crossref", "xdata")


@page_rule("MDN002", "broken-citation-block", fix=Fixes.SAFE)
def broken_citation_block(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each error in a block of BibTeX."""
    for fence, body in _citations(page):
        yield from _citation_errors(page, fence, body)


def _citations(page: MarkdownDocument) -> Iterator[tuple[Fence, str]]:
    """Yield each block of BibTeX that is neither quoted nor a template, with its text."""
    for fence in page.blocks.fences:
        body = fence.body.of(page.text)
        language = fence.info.strip("{.}").partition(" ")[0].lower()
        is_quoted = ">" in page.text[page.text.rfind("\n", 0, fence.opening.start) + 1 :][:1]
        if language in _LANGUAGES and not is_quoted and "..." not in body and "…" not in body:
            yield fence, body


def _citation_errors(page: MarkdownDocument, fence: Fence, body: str) -> Iterator[Finding]:
    document = parser.read(page.path, body)
    start = fence.body.start
    for error in document.errors:
        if error.kind in FATAL or error.kind is ErrorKind.MISSING_COMMA:
            message = f"this BibTeX cannot be read: {error.message}"
            yield Finding(locate(page, start + error.offset), message)
            return
    for entry in document.entries:
        yield from _entry_errors(page, start, entry)
    for link in LINK_IN_CODE.finditer(body):
        message = f"BibTeX prints the Markdown link to {link[2][:48]} unchanged"
        at = locate(page, start + link.start())
        yield Finding(at, message, fix=_plain_address(start, link))


def _entry_errors(page: MarkdownDocument, start: int, entry: EntryNode) -> Iterator[Finding]:
    names = {field.name for field in entry.fields if field.value.strip()}
    at = locate(page, start + entry.start)
    if not names.intersection(_INHERITS):
        for name, fields in _REQUIRED:
            if not names.intersection(fields):
                yield Finding(at, f"{entry.key or 'the entry'} has no {name}")
    journal = entry.field("journal")
    if journal and entry.type == "misc":
        at = locate(page, start + journal.start)
        yield Finding(at, "no style prints the journal of a @misc")


def _plain_address(start: int, link: re.Match[str]) -> Fix | None:
    if link[1].strip("/") != link[2].strip("/"):
        return None
    edit = TextEdit(start + link.start(), start + link.end(), link[2])
    return Fix("keep only the address", Replace((edit,)))


@page_rule("MDN023", "opaque-citation-key", preset=Preset.STRICT)
def opaque_citation_key(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each key that contains neither an author's name nor the year."""
    for fence, body in _citations(page):
        for entry in parser.read(page.path, body).entries:
            key = ascii_word(entry.key)
            if key and not any(word in key for word in _distinctive(entry)):
                at = locate(page, fence.body.start + entry.key_start)
                yield Finding(at, f"the key {quoted(entry.key)} has neither name nor year")


def _distinctive(entry: EntryNode) -> Iterator[str]:
    """Yield the last digits of the entry's year, and its family names."""
    for name in ("year", "date"):
        if (field := entry.field(name)) and len(field.value) >= 4:
            yield field.value[2:4]
    if author := entry.field("author"):
        yield from filter(None, (ascii_word(name.short) for name in read_names(author.value)))


@page_rule("MDN020", "marker-style", fix=Fixes.SAFE, preset=Preset.AWESOME)
def marker_style(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each underscore and tilde fence on a page that also has the usual form."""
    stars = {width for character, width, _ in page.emphasis if character == "*"}
    for character, width, place in page.emphasis:
        if character == "_" and width in stars:
            message = f"the page has both {'_' * width} and {'*' * width} for one meaning"
            yield Finding(locate(page, place.start), message, fix=_starred(page, place, width))
    if any(fence.marker.startswith("`") for fence in page.blocks.fences):
        for fence in page.blocks.fences:
            if fence.marker.startswith("~"):
                message = "the page has both ~~~ and ``` around code"
                yield Finding(locate(page, fence.opening.start), message, fix=_ticked(page, fence))


def _starred(page: MarkdownDocument, place: Span, width: int) -> Fix | None:
    """Return the fix, except for emphasis beside another `*` or `_`."""
    text = page.text
    inner = text[place.start + width : place.end - width]
    around = text[place.start - 1 : place.start] + text[place.end : place.end + 1]
    if "*" in inner or "*" in around or "_" in around or inner[:1] == "_" or inner[-1:] == "_":
        return None
    edits = (
        TextEdit(place.start, place.start + width, "*" * width),
        TextEdit(place.end - width, place.end, "*" * width),
    )
    return Fix("write asterisks", Replace(edits))


def _ticked(page: MarkdownDocument, fence: Fence) -> Fix | None:
    width = len(fence.marker)
    if not fence.closing or "`" in fence.info or "`" * width in fence.body.of(page.text):
        return None
    edits = (
        TextEdit(fence.opening.start, fence.opening.start + width, "`" * width),
        TextEdit(fence.closing.start, fence.closing.end, "`" * width),
    )
    return Fix("write backticks", Replace(edits))
