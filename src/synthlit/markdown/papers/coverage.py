"""Compare the lines of a work with its entry: what do they say that the entry does not hold?"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from synthlit.markdown import document
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.escape import readable
from synthlit.markdown.papers.accounts import key
from synthlit.markdown.papers.labels import is_label
from synthlit.markdown.parsing.html import text_of_html
from synthlit.markdown.parsing.nodes import Link, LinkKind
from synthlit.model.entry import Entry
from synthlit.model.text import fold

_WORD = re.compile(r"[^\W_]+")
_VERSIONED = re.compile(r"\b(\d{4,7})v\d+\b")
_BADGE = re.compile(r"https?://(?:img\.shields\.io|[\w.-]*badge[\w.-]*)/", re.IGNORECASE)
_IMAGES = (LinkKind.IMAGE, LinkKind.HTML_IMAGE)
# Words that name a part of a line, and those between the names of authors.
_LABELS = frozenset([
    "abs", "al", "and", "arxiv", "author", "authors", "by", "code", "conference", "data", "dataset",
    "doi", "et", "github", "html", "http", "https", "in", "journal", "link", "links", "model",
    "official", "others", "page", "paper", "pdf", "preprint", "proceedings", "project",
    "publication", "published", "repo", "repository", "title", "url", "venue", "website", "year",
    "代码", "作者", "会议", "等", "论文", "链接",
])  # fmt: skip
_NOT_SAID = frozenset({"added", "verified"})


def unheld(lines: str, entry: Entry, definitions: str = "") -> tuple[str, ...]:
    """Return the words, links, pictures and comments of some lines that an entry does not hold.

    What only labels a part of a line, such as `paper` or a badge, says nothing. `definitions` are
    those of the page, to which references on the lines lead.
    """
    page = document.read(PurePosixPath(), f"{lines}\n\n{definitions}")
    held, addresses = _words_of(entry), _addresses(entry)
    missing = [link.url for link in page.links if not _is_held(link, addresses)]
    names = (each.name for each in page.explicit_anchors)
    missing += (f"#{name}" for name in names if name != entry.key)
    missing += (f"<!--{each.inner.of(page.text)}-->" for each in page.comments)
    own = (each for each in page.blocks.definitions if each.span.start < len(lines))
    missing += (each.url for each in own if key(each.url) not in addresses)
    for text in _shown(page):
        words = _WORD.findall(_VERSIONED.sub(r"\1", text))
        missing += (word for word in words if fold(word) not in held)
    return tuple(dict.fromkeys(missing))


def is_held(link: Link, entry: Entry) -> bool:
    """Return whether an entry holds the address of a link, or it is a badge's."""
    return _is_held(link, _addresses(entry))


def holds(entry: Entry, address: str) -> bool:
    """Return whether a field of an entry holds an address."""
    return key(address) in _addresses(entry)


def _is_held(link: Link, addresses: frozenset[str]) -> bool:
    if link.kind in _IMAGES and _BADGE.match(link.url):
        return True
    return "://" in link.url and key(link.url) in addresses


def _shown(page: MarkdownDocument) -> Iterator[str]:
    """Yield the texts that readers see, without labels and the addresses of links."""
    for leaf in page.blocks.leaves:
        text = page.plain(leaf.span)
        for link in page.links:
            inside = leaf.span.start <= link.span.start < leaf.span.end
            is_address = link.kind in (LinkKind.BARE, LinkKind.AUTOLINK) or "://" in link.text
            if inside and link.text and (is_address or is_label(link.text)):
                text = text.replace(link.text, " ", 1)
        yield text
    yield from (text_of_html(leaf.text) for leaf in page.blocks.html)
    yield from (span.of(page.text) for span in page.blocks.code)
    yield from (fence.span.of(page.text) for fence in page.blocks.fences)


def _words_of(entry: Entry) -> frozenset[str]:
    values = [entry.key, *(text for name, text in entry.fields.items() if name not in _NOT_SAID)]
    found = set(_LABELS)
    for value in values:
        found.update(_WORD.findall(fold(value)))
        found.update(_WORD.findall(fold(readable(value))))
    names = (part for name in entry.authors for part in name.display.split())
    found.update(fold(part)[:1] for part in names)
    months = [entry.month, entry.arxiv.month if entry.arxiv else 0]
    found.update(f"{month:02}" for month in months)
    found.update(str(number) for number in (*months, entry.year, entry.first_year) if number)
    return frozenset(found)


def _addresses(entry: Entry) -> frozenset[str]:
    found = {
        key(part) for value in entry.fields.values() for part in value.split() if "://" in part
    }
    found.update(str(each).lower() for each in (entry.arxiv, entry.doi) if each)
    found.update(str(each).lower() for each in entry.claimed_dois)
    return frozenset(found)
