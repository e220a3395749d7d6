"""Tell by its source whether a line begins a work, and mend links that were mistyped."""

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

_BULLET = re.compile(r"\s*[•‣▪◦·]\s*|\s*\[[ xX]\]\s+")
_APART = re.compile(r"\]\s{1,3}\((?=https?://)")
_WIDE = re.compile(r"\]\s?（\s?(https?://[^\s（）]+)\s?）")
_SWAPPED = re.compile(r"\(([^()\[\]\n]{3,400})\)\[(https?://[^\[\]\s]+)\]")
_UNCLOSED = re.compile(r"\]\((https?://[^\s()]+)(?=\s|$)(?!\s*[\"')])")


def begins_work(source: str) -> bool:
    """Tell whether a line begins with a link to a work: one whose text is no label."""
    match = _LINKED.match(source)
    return bool(_BARE.match(source) or (match and not is_label(match["text"])))


def has_link(source: str) -> bool:
    """Tell whether a source leads anywhere on the web; a picture does not."""
    return bool(_ANY_LINK.search(_IMAGE.sub("", source) if "![" in source else source))


def joins(source: str) -> bool:
    """Tell whether a paragraph goes on with the work above it."""
    return bool(_JOINS.match(source))


def mended(source: str) -> str:
    """Return a source with the links that people mistype as they meant them.

    `[text] (address)`, `(text)[address]`, wide brackets, and a bracket that was never closed; a
    task's box or a typed bullet before the line is left out.
    """
    source = _BULLET.sub("", source, count=1) if _BULLET.match(source) else source
    if "](" not in source and "http" not in source:
        return source
    source = _WIDE.sub(r"](\1)", _APART.sub("](", source))
    return _UNCLOSED.sub(r"](\1)", _SWAPPED.sub(r"[\1](\2)", source))
