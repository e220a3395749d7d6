"""Recognise the address of one publication, at the places where papers are published."""

import re
from urllib.parse import urlsplit

# Host and path; pages of volumes, events and people have other paths.
_PAGE = re.compile(
    r"openreview\.net/(?:forum|pdf)/?\?(?:.*&)?id=.+"
    r"|openreview\.net/pdf/\w{20,}\.pdf"
    r"|aclanthology\.org/(?:[A-Z]\d{2}-\d{4,5}|\d{4}\.[\w-]+\.\d+)(?:\.pdf|v\d+|/)*"
    r"|(?:www\.)?aclweb\.org/anthology/(?:[A-Z]\d{2}-\d{4,5}|\d{4}\.[\w-]+\.\d+)(?:\.pdf|/)*"
    r"|proceedings\.mlr\.press/v\d+/[\w-]+(?:\.html|/[\w-]+\.pdf)"
    r"|(?:papers\.nips\.cc|proceedings\.neurips\.cc|papers\.neurips\.cc)/paper(?:_files)?/.+"
    r"|openaccess\.thecvf\.com/content.*/.+"
    r"|dl\.acm\.org/doi/.+|ieeexplore\.ieee\.org/(?:abstract/)?document/\d+.*"
    r"|link\.springer\.com/(?:article|chapter)/.+|(?:www\.)?nature\.com/articles/.+"
    r"|(?:www\.)?jmlr\.org/papers/v\d+/.+|(?:www\.)?sciencedirect\.com/science/article/.+"
    r"|(?:www\.)?biorxiv\.org/content/.+|(?:www\.)?medrxiv\.org/content/.+"
    r"|ojs\.aaai\.org/.*/article/.+|(?:www\.)?ijcai\.org/proceedings/\d{4}/.*\d+(?:\.pdf)?"
    r"|(?:www\.)?isca-(?:speech|archive)\.org/.*_\w+\.html"
    r"|(?:www\.)?usenix\.org/conference/[\w-]+/presentation/.+",
    re.IGNORECASE,
)

# What else is there: groups, people, events, volumes.
_OTHER = re.compile(
    r"openreview\.net/(?:group|profile|search|attachment|venue).*"
    r"|aclanthology\.org/(?:events|volumes|people|venues)/.*|proceedings\.mlr\.press/v\d+/?"
    r"|openreview\.net/?|aclanthology\.org/?",
    re.IGNORECASE,
)


def is_publication_page(address: str) -> bool:
    """Return whether an address leads to one publication, by the form of the address alone."""
    return bool(_PAGE.fullmatch(_place(address)))


def is_other_page(address: str) -> bool:
    """Return whether an address leads to a page at such a place that is no publication's."""
    return bool(_OTHER.fullmatch(_place(address)))


def _place(address: str) -> str:
    """Return host, path and query of an address."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.hostname or ''}{parts.path}{query}"
