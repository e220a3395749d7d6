"""Rules about links, their targets and their definitions."""

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import PurePosixPath

from synthlit.lint.address_faults import fault
from synthlit.lint.context import Context, FileSystem
from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.heading_tree import nearest
from synthlit.lint.link_targets import inner, unknown_anchors
from synthlit.lint.locations import locate
from synthlit.lint.paper_lines import leads_to_paper
from synthlit.lint.rule import Finding, Fixes, Preset, page_rule
from synthlit.lint.texts import did_you_mean, quoted
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.link_patterns import REVERSED_LINK
from synthlit.markdown.papers.links import identifiers
from synthlit.markdown.parsing.link_syntax import normal_label
from synthlit.markdown.parsing.nodes import Definition, LinkKind, Reference
from synthlit.text import TextEdit


@page_rule("LNK001", "missing-target")
def missing_target(page: MarkdownDocument, context: Context) -> Iterator[Finding]:
    """Yield each link, image and definition whose file or folder does not exist."""
    for address, to in inner(page, context):
        # A bracket in an address is another rule's.
        if to.path is None or fault(address.url) or address.url.startswith("[http"):
            continue
        if not is_there(to.path, context.file_system):
            meant = did_you_mean(nearest_name(to.path, context.file_system))
            message = f"there is no file or folder {quoted(str(to.path))}{meant}"
            yield Finding(locate(page, address.target.start), message)


@page_rule("LNK002", "missing-anchor")
def missing_anchor(page: MarkdownDocument, context: Context) -> Iterator[Finding]:
    """Yield each link to a missing anchor that is not similar to that of a heading."""
    for unknown in unknown_anchors(page, context):
        there, name = unknown.page, unknown.name
        if not nearest(there, name, unknown.words):
            where = "this file" if there is page else str(there.path)
            message = f"there is no heading or anchor {quoted('#' + name)} in {where}"
            yield Finding(locate(page, unknown.address.target.start), message)


# Pairs of brackets with fewer words are tags: [ICLR][2024].
_FEWEST_WORDS = 3


@page_rule("LNK007", "undefined-reference")
def undefined_reference(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each reference to a label without a definition."""
    for use in page.references:
        if use.defined or not use.label.strip():
            continue
        if page.blocks.definitions or _is_title(page, use):
            at = locate(page, use.span.start)
            yield Finding(at, f"{quoted(use.label)} is not defined on this page")


def _is_title(page: MarkdownDocument, use: Reference) -> bool:
    text = use.span.of(page.text).partition("][")[0]
    return len(text.split()) >= _FEWEST_WORDS and not use.label.isdigit()


@page_rule("LNK008", "unused-definition", fix=Fixes.UNSAFE, preset=Preset.STRICT)
def unused_definition(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each definition that no link uses, except those that serve as comments."""
    used = {normal_label(use.label) for use in page.references}
    for definition in page.blocks.definitions:
        is_comment = definition.label == "//" or definition.url in ("", "#")
        if definition.label not in used and not is_comment:
            fix = Fix("remove the definition", Replace((_removal(page, definition),)), safe=False)
            message = f"no link uses the definition {quoted(definition.label.lower())}"
            yield Finding(locate(page, definition.span.start), message, fix=fix)


def _removal(page: MarkdownDocument, definition: Definition) -> TextEdit:
    """Return the edit that removes the lines of the definition."""
    end = definition.span.end
    line_end = 2 if page.text.startswith("\r\n", end) else int(page.text.startswith("\n", end))
    return TextEdit(definition.span.start, end + line_end)


_NO_TEXT = "the image has no alternative text"


@page_rule("LNK011", "image-without-text", preset=Preset.STRICT)
def image_without_text(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each image without an alternative text."""
    for link in page.links:
        if link.kind is LinkKind.IMAGE and not link.text.strip():
            yield Finding(locate(page, link.span.start), _NO_TEXT)
    for tag in page.tags:
        if tag.name == "img" and not tag.closing and "alt" not in tag.attributes:
            yield Finding(locate(page, tag.span.start), _NO_TEXT)


_LINKS = (LinkKind.INLINE, LinkKind.REFERENCE, LinkKind.AUTOLINK, LinkKind.BARE)


@page_rule("LNK012", "repeated-address", preset=Preset.STRICT)
def repeated_address(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each item whose first link has the address of an earlier item's first link."""
    lines: dict[str, int] = {}
    for links in page.links_by_item.values():
        link = next((link for link in links if link.kind in _LINKS), None)
        if not link or "://" not in link.url or identifiers(link.url) or leads_to_paper(link.url):
            continue
        scheme, _, rest = link.url.partition("://")
        if scheme.lower() in ("http", "https"):
            line = page.source.position(link.span.start)[0]
            first = lines.setdefault(rest.removeprefix("www.").rstrip("/").lower(), line)
            if first != line:
                at = locate(page, link.span.start)
                yield Finding(at, f"this address is already in line {first}")


@page_rule("LNK014", "reversed-link", fix=Fixes.SAFE)
def reversed_link(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each link whose text is in parentheses, and its address in brackets."""
    if ")[" not in page.text:
        return
    for span in page.prose():
        for match in REVERSED_LINK.finditer(page.text, span.start, span.end):
            text, url = match.groups()
            if "://" not in text:
                edit = TextEdit(*match.span(), f"[{text}]({url})")
                fix = Fix("swap the brackets", Replace((edit,)))
                message = f"the brackets of {quoted(text)} are swapped"
                yield Finding(locate(page, match.start()), message, fix=fix)


def is_there(path: PurePosixPath, file_system: FileSystem) -> bool:
    """Return whether there is the file, or the Markdown of which a site makes it."""
    if file_system.exists(path):
        return True
    return path.suffix in ("", ".html") and file_system.exists(path.with_suffix(".md"))


def nearest_name(path: PurePosixPath, file_system: FileSystem) -> str:
    """Return the name that may be meant by the first part of a path that is not there."""
    folder = PurePosixPath()
    for part in path.parts:
        if not file_system.exists(folder / part):
            names = {name.rstrip("/") for name in file_system.names(folder)}
            same = [name for name in sorted(names) if name.lower() == part.lower()]
            return next(iter(same or get_close_matches(part, sorted(names), 1, 0.8)), "")
        folder /= part
    return ""
