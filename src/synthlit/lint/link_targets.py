"""The addresses in a page, and the files and anchors to which they lead."""

import os
import re
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
        if link.target and not is_form(link):
            yield Address(link.url, link.target, link)
    for definition in page.blocks.definitions:
        yield Address(definition.url, definition.target, None)


def handwritten(page: MarkdownDocument) -> Iterator[Address]:
    """Return the addresses outside of generated parts: the errors there are in the entries."""
    return (each for each in addresses(page) if not page.is_generated(each.target.start))


def is_form(link: Link) -> bool:
    """Return whether the link of a list item has a placeholder for an address."""
    return (
        link.kind is LinkKind.INLINE and link.item is not None and bool(_FORM.fullmatch(link.url))
    )


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


def target(page: MarkdownDocument, context: Context, url: str) -> Target | None:
    """Return the target of an address within the repository, None for all others."""
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
        joined = PurePosixPath(os.path.normpath(path.lstrip("/") or "."))
    else:
        joined = PurePosixPath(os.path.normpath(page.path.parent / path))
        if joined.parts.count("..") > page.path.parts.count(".."):
            # Such addresses lead to GitHub's own pages: ../../issues.
            return None
    return Target(joined, unquote(fragment))


def page_of(page: MarkdownDocument, context: Context, to: Target) -> MarkdownDocument | None:
    """Return the page to which a link leads, None if it is missing or not Markdown."""
    if to.path is None or to.path == page.path:
        return page
    if to.path.suffix.lower() in _MARKDOWN:
        return context.page(to.path)
    if not to.path.suffix and "README.md" in context.file_system.names(to.path):
        return context.page(to.path / "README.md")
    return None


def unknown_anchor(
    page: MarkdownDocument, context: Context, url: str
) -> tuple[MarkdownDocument, str] | None:
    """Return the target page and the anchor of an address, if the page has no such anchor."""
    if "#" not in url:
        return None
    to = target(page, context, url)
    if to is None or not to.fragment or _OF_GITHUB.fullmatch(to.fragment):
        return None
    there = page_of(page, context, to)
    if there is None or to.fragment.lower() in _names(there):
        return None
    return there, to.fragment


@lru_cache(maxsize=64)
def _names(page: MarkdownDocument) -> frozenset[str]:
    return frozenset(name.lower() for name in page.anchors)
