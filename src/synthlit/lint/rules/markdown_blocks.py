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
from synthlit.markdown.parsing.parts import Comment, Fence, Tag
from synthlit.model.citekey import ascii_word
from synthlit.model.name import read_names
from synthlit.text import Span, TextEdit

_FENCE_OPENING = re.compile(
    r"^[ \t>]{0,8}(`{3,}|~{3,})[ \t]{0,4}([A-Za-z][\w+#.-]*)[ \t]*\r?$", re.M
)
_HEADING = re.compile(r"^[ \t>]{0,8}#{1,6}[ \t]+\S[^\n]*", re.MULTILINE)
# In these languages a line that begins with # is a comment.
_HASH_COMMENTS = frozenset(
    (
        "bash",
        "sh",
        "shell",
        "zsh",
        "console",
        "python",
        "py",
        "yaml",
        "yml",
        "toml",
        "r",
        "ruby",
        "perl",
        "make",
        "makefile",
        "dockerfile",
        "ini",
        "conf",
        "text",
        "txt",
    )
)


@page_rule("MDN001", "unclosed-fence", fix=Fixes.SAFE)
def unclosed_fence(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the first block that holds another's opening line, or the one that is left open."""
    for fence in page.fences:
        inner = _swallowed_opening(page, fence)
        if inner:
            where = locate(page, fence.opening.start)
            line = page.source.position(fence.opening.start)[0]
            at = page.source.position(fence.body.start + inner.start())[0]
            yield Finding(
                where,
                f"the block of code that begins in line {line} is not closed before another "
                f"begins in line {at}: {quoted(inner[0])}",
            )
            # From here on, what is code and what is not has changed places.
            return
        if fence.closing is None:
            message = f"the block of code that begins with {quoted(fence.opening.of(page.text))}"
            at_opening = locate(page, fence.opening.start)
            yield Finding(at_opening, f"{message} is never closed", fix=_closing_fence(page, fence))


def _swallowed_opening(page: MarkdownDocument, fence: Fence) -> re.Match[str] | None:
    for match in _FENCE_OPENING.finditer(fence.body.of(page.text)):
        if match[1].startswith(fence.marker):
            return match
    return None


def _closing_fence(page: MarkdownDocument, fence: Fence) -> Fix | None:
    body = fence.body.of(page.text)
    if fence.info.partition(" ")[0].lower() not in _HASH_COMMENTS and _HEADING.search(body):
        return None
    at = fence.body.start + len(body.rstrip(" \t\r\n>")) if body.strip(" \t\r\n>") else 0
    at = at or fence.opening.end
    line = page.source.line_starts[page.source.position(fence.opening.start)[0] - 1]
    # What a list or a quotation puts before each line, with the item's marker as space.
    before = re.sub(r"[^\s>]", " ", page.text[line : fence.opening.start])
    edit = TextEdit(at, at, f"{line_end(page)}{before}{fence.marker}")
    return Fix("close it where it ends", Replace((edit,)))


_COMMENT_OPENING = "<!--"


@page_rule("MDN017", "unclosed-comment", fix=Fixes.UNSAFE)
def unclosed_comment(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the comment that never ends."""
    for comment in page.comments:
        if not comment.closed:
            message = "the comment is never closed, and hides all text below it"
        elif _COMMENT_OPENING in comment.inner.of(page.text):
            at = page.text.index(_COMMENT_OPENING, comment.inner.start)
            line, _ = page.source.position(at)
            message = f"the comment is not closed before the next one begins in line {line}"
        else:
            continue
        yield Finding(
            locate(page, comment.span.start), message, fix=_closing_comment(page, comment)
        )


def _closing_comment(page: MarkdownDocument, comment: Comment) -> Fix | None:
    first = comment.inner.of(page.text).partition("\n")[0].rstrip()
    if not first or first.endswith("-") or _COMMENT_OPENING in first:
        return None
    at = comment.inner.start + len(first)
    return Fix("close it at the end of its line", Replace((TextEdit(at, at, " -->"),)), safe=False)


@page_rule("MDN018", "unclosed-details")
def unclosed_details(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each opening tag to which no closing one belongs."""
    opened: list[Tag] = []
    for tag in page.tags:
        if tag.name == "details":
            if not tag.closing:
                opened.append(tag)
            elif opened:
                opened.pop()
    for tag in opened:
        message = "<details> is never closed, and folds all text below it"
        yield Finding(locate(page, tag.span.start), message)


@page_rule("MDN008", "half-region")
def half_region(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each half of a generated part, and each part after the first of its name."""
    seen: set[str] = set()
    for region in page.regions:
        name = region.name[:48]
        if region.begin and not region.end:
            at = locate(page, region.begin.start)
            yield Finding(at, f"the generated part {name} begins here, but has no end")
        elif region.end and not region.begin:
            at = locate(page, region.end.start)
            yield Finding(at, f"the generated part {name} ends here, but has no beginning")
        elif region.begin and name in seen:
            yield Finding(locate(page, region.begin.start), f"a second part {name} begins here")
        seen.add(name)


_LANGUAGES = ("bibtex", "bib", "biblatex")
_LINK = re.compile(r"\[([^\[\]\n]{0,400})\]\((https?://[^()\s]{1,400})\)")
_ABOUT_EACH = (
    ("title", ("title",)),
    ("author", ("author", "editor", "organization", "key")),
    ("year", ("year", "date")),
)
_INHERITS = ("crossref", "xdata")


@page_rule("MDN002", "broken-citation-block", fix=Fixes.SAFE)
def broken_citation_block(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield what is wrong with each block of BibTeX that is no template."""
    for fence, body in citations(page):
        yield from _block(page, fence, body)


def citations(page: MarkdownDocument) -> Iterator[tuple[Fence, str]]:
    """Yield the blocks of BibTeX that are neither quoted nor templates, with their text."""
    for fence in page.fences:
        body = fence.body.of(page.text)
        language = fence.info.strip("{.}").partition(" ")[0].lower()
        is_quoted = ">" in page.text[page.text.rfind("\n", 0, fence.opening.start) + 1 :][:1]
        if language in _LANGUAGES and not is_quoted and "..." not in body and "…" not in body:
            yield fence, body


def _block(page: MarkdownDocument, fence: Fence, body: str) -> Iterator[Finding]:
    document = parser.read(page.path, body)
    start = fence.body.start
    for fault in document.errors:
        if fault.kind in FATAL or fault.kind is ErrorKind.MISSING_COMMA:
            message = f"this BibTeX cannot be read: {fault.message}"
            yield Finding(locate(page, start + fault.offset), message)
            return
    for block in document.entries:
        yield from _entry(page, start, block)
    for link in _LINK.finditer(body):
        yield Finding(
            locate(page, start + link.start()),
            f"BibTeX knows no Markdown: it prints the link to {link[2][:48]} unchanged",
            fix=_plain_address(start, link),
        )


def _entry(page: MarkdownDocument, start: int, block: EntryNode) -> Iterator[Finding]:
    names = {field.name for field in block.fields if field.value.strip()}
    at = locate(page, start + block.start)
    if not names.intersection(_INHERITS):
        for what, fields in _ABOUT_EACH:
            if not names.intersection(fields):
                yield Finding(at, f"{block.key or 'the entry'} has no {what}")
    journal = block.field("journal")
    if journal and block.type == "misc":
        yield Finding(
            locate(page, start + journal.start), "a @misc has no journal: no style prints it"
        )


def _plain_address(start: int, link: re.Match[str]) -> Fix | None:
    if link[1].strip("/") != link[2].strip("/"):
        return None
    edit = TextEdit(start + link.start(), start + link.end(), link[2])
    return Fix("keep only the address", Replace((edit,)))


@page_rule("MDN023", "opaque-citation-key", preset=Preset.STRICT)
def opaque_citation_key(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the keys with neither an author's name nor the year."""
    for fence, body in citations(page):
        for block in parser.read(page.path, body).entries:
            key = ascii_word(block.key)
            if key and not any(word in key for word in _words(block)):
                place = locate(page, fence.body.start + block.key_start)
                yield Finding(place, f"the key {quoted(block.key)} has neither name nor year")


def _words(block: EntryNode) -> Iterator[str]:
    """Yield what distinguishes an entry: the last digits of its year, and family names."""
    for name in ("year", "date"):
        if (field := block.field(name)) and len(field.value) >= 4:
            yield field.value[2:4]
    if author := block.field("author"):
        yield from filter(None, (ascii_word(name.short) for name in read_names(author.value)))


@page_rule("MDN020", "marker-style", fix=Fixes.SAFE, preset=Preset.AWESOME)
def marker_style(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield what is written in the second way on a page that has both."""
    styles = [
        (style.sign, style.width, leaf.place(style.start, style.end))
        for leaf, inline in zip(page.leaves, page.outline.inlines, strict=True)
        for style in inline.styles
    ]
    stars = {width for character, width, _ in styles if character == "*"}
    for character, width, place in styles:
        if character == "_" and width in stars:
            message = f"{'_' * width} here, {'*' * width} elsewhere on the page"
            yield Finding(locate(page, place.start), message, fix=_starred(page, place, width))
    if any(fence.marker.startswith("`") for fence in page.fences):
        for fence in page.fences:
            if fence.marker.startswith("~"):
                message = "~~~ around code here, ``` elsewhere on the page"
                yield Finding(locate(page, fence.opening.start), message, fix=_ticked(page, fence))


def _starred(page: MarkdownDocument, place: Span, width: int) -> Fix | None:
    """Return the fix, but for emphasis that touches another of its characters."""
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
