"""Whether a line begins a work, by its source."""

import re

from synthlit.markdown.papers.links import is_label

_TEXT = r"\[(?P<text>(?:[^\[\]\\\n]|\\.|\[[^\[\]\n]*\]){1,600})\]"
_LINKED = re.compile(rf"\s*[•‣▪◦·]?\s*(?:[*_]{{1,3}}|[\"“])?{_TEXT}\(\s*<?(?:https?:)?//")
_BARE = re.compile(
    r"\s*[•‣▪◦·]?\s*<?(?:(?:https?://)?(?:www\.|export\.)?(?:arxiv|alphaxiv)\.org/|arxiv:\s*\d)",
    re.IGNORECASE,
)
_ANY_LINK = re.compile(r"https?://|\barxiv:\s*\d", re.IGNORECASE)
_IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)")
# What goes on with the work above it: authors in italics, links with labels, badges.
_JOINS = re.compile(r"\s*(?:[*_]|\\?\[|!\[|<)")


def begins_work(source: str) -> bool:
    """Return whether a line begins with a link to a work: one whose text is no label."""
    match = _LINKED.match(source)
    return bool(_BARE.match(source) or (match and not is_label(match["text"])))


def has_link(source: str) -> bool:
    """Return whether a source leads anywhere on the web; a picture does not."""
    return bool(_ANY_LINK.search(_IMAGE.sub("", source) if "![" in source else source))


def joins(source: str) -> bool:
    """Return whether a paragraph goes on with the work above it."""
    return bool(_JOINS.match(source))
