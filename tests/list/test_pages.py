"""The pages of this repository: every link and anchor lands as GitHub resolves it."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from markdown_it import MarkdownIt

from synthlit.markdown.anchors import Anchors
from tests.list.conftest import ROOT

PAGES = sorted(
    path
    for pattern in ("*.md", "0*/*.md", "docs/*.md", ".github/*.md")
    for path in ROOT.glob(pattern)
)
# GitHub shows no more of a README than this.
LARGEST = 512_000
_NAMED = re.compile(r'<a id="([^"]+)"></a>')


def links(text: str) -> Iterator[str]:
    """Yield the addresses that a page links to, outside of code."""
    for token in MarkdownIt("gfm-like", {"linkify": False}).parse(text):
        for inline in token.children or ():
            if href := inline.attrGet("href"):
                yield str(href)


@cache
def landing(page: Path) -> set[str]:
    """Return the anchors of a page: those of its headings, and those that are set."""
    text = page.read_text("utf-8")
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    titles = [
        "".join(c.content for c in after.children or () if c.type in ("text", "code_inline"))
        for token, after in pairwise(tokens)
        if token.type == "heading_open"
    ]
    anchor = Anchors()
    return {anchor(title) for title in titles} | set(_NAMED.findall(text))


def dead(page: Path, targets: Iterator[str]) -> list[str]:
    """Return the relative links of a page that lead nowhere."""
    found = []
    for href in targets:
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            continue
        target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
        fragment = unquote(parts.fragment)
        if not target.exists() or (fragment and fragment not in landing(target)):
            found.append(href)
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_land(page: Path) -> None:
    """Files are there, and have the anchors."""
    text = page.read_text("utf-8")

    assert dead(page, links(text)) == []


def test_links_of_the_first_version_land(shared: Path) -> None:
    """The list as its owner wrote it linked to places that exist now."""
    seed = (shared / "seed" / "README.md").read_text("utf-8")

    assert dead(ROOT / "README.md", links(seed)) == []


def test_front_page_is_shown_whole() -> None:
    """It stays below nine tenths of what GitHub shows."""
    assert (ROOT / "README.md").stat().st_size < 0.9 * LARGEST
