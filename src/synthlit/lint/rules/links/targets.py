"""Where a link within a repository leads: the file and the place on the page."""

import os
import re
from difflib import get_close_matches
from functools import lru_cache
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote

from synthlit.lint.rule import Context, FileSystem
from synthlit.markdown.document import MarkdownDocument

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
# Words of templates are no names of files.
_TEMPLATE = re.compile(r"[{}<>*|]")
_MARKDOWN = (".md", ".markdown")
# GitHub has these on every page, or makes them of lines, notes and searches.
_GITHUBS = re.compile(
    r"top|readme|l\d+(?:-l?\d+)?|user-content-.*|fn(?:ref)?-?\d.*|:~:.*|issuecomment-\d+",
    re.IGNORECASE,
)
_HERE = PurePosixPath()


class Target(NamedTuple):
    """A file, None for the page itself, and the name of a place on it, which may be none."""

    path: PurePosixPath | None
    fragment: str


def target(page: MarkdownDocument, context: Context, url: str) -> Target | None:
    """Return where an address within the repository leads, None for all others."""
    if not url or _ELSEWHERE.match(url) or _TEMPLATE.search(url):
        return None
    path, _, fragment = url.partition("#")
    path = unquote(path.partition("?")[0])
    if not path:
        return Target(None, unquote(fragment)) if url.startswith("#") else None
    if path.startswith("/"):
        # Only at the root of a repository is it known what the slash means.
        if not context.neighbours.names(_HERE) & {".git", ".git/"}:
            return None
        joined = PurePosixPath(os.path.normpath(path.lstrip("/") or "."))
    else:
        joined = PurePosixPath(os.path.normpath(page.path.parent / path))
        if joined.parts.count("..") > page.path.parts.count(".."):
            # Such addresses lead to GitHub's own pages: ../../issues.
            return None
    return Target(joined, unquote(fragment))


def is_there(path: PurePosixPath, neighbours: FileSystem) -> bool:
    """Tell whether there is the file, or the Markdown of which a site makes it."""
    if neighbours.exists(path):
        return True
    return path.suffix in ("", ".html") and neighbours.exists(path.with_suffix(".md"))


def nearest_name(path: PurePosixPath, neighbours: FileSystem) -> str:
    """Return the name that may be meant by the first part of a path that is not there."""
    folder = _HERE
    for part in path.parts:
        if not neighbours.exists(folder / part):
            names = {name.rstrip("/") for name in neighbours.names(folder)}
            same = [name for name in sorted(names) if name.lower() == part.lower()]
            return next(iter(same or get_close_matches(part, sorted(names), 1, 0.8)), "")
        folder /= part
    return ""


def page_of(page: MarkdownDocument, context: Context, to: Target) -> MarkdownDocument | None:
    """Return the page to which a link leads, None where it is no Markdown or not there."""
    if to.path is None or to.path == page.path:
        return page
    if to.path.suffix.lower() in _MARKDOWN:
        return context.neighbours.page(to.path)
    if not to.path.suffix and "README.md" in context.neighbours.names(to.path):
        return context.neighbours.page(to.path / "README.md")
    return None


def missing_anchor(
    page: MarkdownDocument, context: Context, url: str
) -> tuple[MarkdownDocument, str] | None:
    """Return the page that has no such anchor, and the anchor, if that is what the address says."""
    if "#" not in url:
        return None
    to = target(page, context, url)
    if to is None or not to.fragment or _GITHUBS.fullmatch(to.fragment):
        return None
    there = page_of(page, context, to)
    if there is None or to.fragment.lower() in _names(there):
        return None
    return there, to.fragment


@lru_cache(maxsize=64)
def _names(page: MarkdownDocument) -> frozenset[str]:
    return frozenset(name.lower() for name in page.anchors)
