"""The addresses in a page, and the files and anchors to which they lead."""

import os
import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote

from synthlit.lint.context import Context
from synthlit.lint.diagnostic import Fix, Replace
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.parsing.nodes import Link, LinkKind
from synthlit.text import Span, TextEdit

# Addresses in templates that are to be filled in; `empty-link` reports them.
_FORM = re.compile(
    r"(?:#|links?|paper[ _-]?link|url|todo|tb[da]|xxx+|n/?a|none|null|\?+|\.\.\.|soon|"
    r"coming[ _-]?soon|placeholder|https?:/*|https?://(?:example\.(?:com|org)/?|link|url|xxx+))?",
    re.IGNORECASE,
)


class Address(NamedTuple):
    """An address, decoded, with its span and its link, which is None for a definition."""

    url: str
    target: Span
    link: Link | None

    def written(self, page: MarkdownDocument) -> str:
        """Return it as it is written."""
        return self.target.of(page.text)

    def replaced(self, message: str, text: str) -> Fix:
        """Return the fix that replaces it with another address."""
        return Fix(message, Replace((TextEdit(self.target.start, self.target.end, text),)))


@lru_cache(maxsize=1)
def addresses(page: MarkdownDocument) -> tuple[Address, ...]:
    """Return all addresses of links, images and definitions, in order of position."""
    return tuple(sorted(_all(page), key=lambda address: address.target.start))


def _all(page: MarkdownDocument) -> Iterator[Address]:
    for link in page.links:
        if link.target and not is_form(page, link):
            yield Address(link.url, link.target, link)
    for definition in page.blocks.definitions:
        yield Address(definition.url, definition.target, None)


@lru_cache(maxsize=1)
def handwritten(page: MarkdownDocument) -> tuple[Address, ...]:
    """Return the addresses outside of generated parts: the errors there are in the entries."""
    return tuple(each for each in addresses(page) if not page.is_generated(each.target.start))


def is_form(page: MarkdownDocument, link: Link) -> bool:
    """Return whether the link of a list item or a row has a placeholder for an address."""
    if link.kind is not LinkKind.INLINE or not _FORM.fullmatch(link.url):
        return False
    return link.item is not None or _is_in_table(page, link.span.start)


def _is_in_table(page: MarkdownDocument, offset: int) -> bool:
    tables = page.blocks.tables
    at = bisect_right(tables, offset, key=lambda table: table.span.start) - 1
    return at >= 0 and offset < tables[at].span.end


_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
# Characters of templates, not of file names.
_TEMPLATE = re.compile(r"[{}<>*|]")
_MARKDOWN = (".md", ".markdown")
# Anchors that GitHub adds to every page, or makes for lines, notes and searches.
_OF_GITHUB = re.compile(
    r"top|readme|l\d+(?:-l?\d+)?|user-content-.*|fn(?:ref)?-?\d.*|:~:.*|issuecomment-\d+",
    re.IGNORECASE,
)
_HERE = PurePosixPath()


class Target(NamedTuple):
    """A file, None for the page itself, and the fragment of the address, which may be empty."""

    path: PurePosixPath | None
    fragment: str


@lru_cache(maxsize=1)
def inner(page: MarkdownDocument, context: Context) -> tuple[tuple[Address, Target], ...]:
    """Return the addresses that lead to files within the repository, with their targets."""
    found = ((each, _target(page, context, each.url)) for each in addresses(page))
    return tuple((address, to) for address, to in found if to)


def _target(page: MarkdownDocument, context: Context, url: str) -> Target | None:
    if not url or _ELSEWHERE.match(url) or _TEMPLATE.search(url):
        return None
    path, _, fragment = url.partition("#")
    path = unquote(path.partition("?")[0])
    if not path:
        return Target(None, unquote(fragment)) if url.startswith("#") else None
    if path.startswith("/"):
        # The slash means the root of the repository, which is known only there.
        if not context.file_system.names(_HERE) & {".git", ".git/"}:
            return None
        joined: PurePosixPath | None = PurePosixPath(os.path.normpath(path.lstrip("/") or "."))
    else:
        joined = _joined(page.path, path)
    return Target(joined, unquote(fragment)) if joined else None


# Many links lead to few files.
@lru_cache(maxsize=1024)
def _joined(page: PurePosixPath, path: str) -> PurePosixPath | None:
    """Return the file to which a relative path on a page leads, None outside of the repository."""
    joined = PurePosixPath(os.path.normpath(page.parent / path))
    # Such addresses lead to GitHub's own pages: ../../issues.
    return None if joined.parts.count("..") > page.parts.count("..") else joined


def _page_of(page: MarkdownDocument, context: Context, to: Target) -> MarkdownDocument | None:
    """Return the page to which a link leads, None if it is missing or not Markdown."""
    if to.path is None or to.path == page.path:
        return page
    if to.path.suffix.lower() in _MARKDOWN:
        return context.page(to.path)
    if not to.path.suffix and "README.md" in context.file_system.names(to.path):
        return context.page(to.path / "README.md")
    return None


class UnknownAnchor(NamedTuple):
    """An address with an anchor that the page to which it leads does not have."""

    address: Address
    page: MarkdownDocument
    name: str

    @property
    def words(self) -> str:
        """The text of the link."""
        return self.address.link.text if self.address.link else ""


@lru_cache(maxsize=1)
def unknown_anchors(page: MarkdownDocument, context: Context) -> tuple[UnknownAnchor, ...]:
    """Return the addresses on a page whose anchors are missing where they lead."""
    pages: dict[PurePosixPath | None, MarkdownDocument | None] = {}
    found: list[UnknownAnchor] = []
    for address, to in inner(page, context):
        if not to.fragment or _OF_GITHUB.fullmatch(to.fragment):
            continue
        if to.path not in pages:
            pages[to.path] = _page_of(page, context, to)
        there = pages[to.path]
        if there is not None and to.fragment.lower() not in _names(there):
            found.append(UnknownAnchor(address, there, to.fragment))
    return tuple(found)


@lru_cache(maxsize=64)
def _names(page: MarkdownDocument) -> frozenset[str]:
    return frozenset(name.lower() for name in page.anchors)
