"""Find out from its source whether a line begins a work."""

import re

from synthlit.markdown.papers.labels import is_label

_TEXT = r"\[(?P<text>(?:[^\[\]\\\n]|\\.|\[[^\[\]\n]*\]){1,600})\]"
_LINKED = re.compile(rf"\s*[•‣▪◦·]?\s*(?:[*_]{{1,3}}|[\"“])?{_TEXT}\(\s*<?(?:https?:)?//")
_BARE = re.compile(
    r"\s*[•‣▪◦·]?\s*<?(?:(?:https?://)?(?:www\.|export\.)?(?:arxiv|alphaxiv)\.org/|arxiv:\s*\d)",
    re.IGNORECASE,
)
_ANY_LINK = re.compile(r"https?://|\barxiv:\s*\d", re.IGNORECASE)
_IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)")
# A paragraph that belongs to the work above it: authors in italics, links with labels, badges.
_JOINS = re.compile(r"\s*(?:[*_]|\\?\[|!\[|<)")


def begins_work(source: str) -> bool:
    """Return whether a line begins with a link to a work: one whose text is no label."""
    match = _LINKED.match(source)
    return bool(_BARE.match(source) or (match and not is_label(match["text"])))


def has_link(source: str) -> bool:
    """Return whether a source links to the web, other than with a picture."""
    return bool(_ANY_LINK.search(_IMAGE.sub("", source) if "![" in source else source))


def joins(source: str) -> bool:
    """Return whether a paragraph belongs to the work above it."""
    return bool(_JOINS.match(source))
