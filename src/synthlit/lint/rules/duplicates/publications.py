"""Tell what two entries of one title are to each other: versions, different works, or one work."""

import re
from typing import Final

from synthlit.library.matching import share_author
from synthlit.lint.rules.venues.arxiv_as_journal import names_arxiv
from synthlit.lint.rules.venues.known import is_conference
from synthlit.model.entry import Entry

_CONTAINERS: Final = ("journal", "journaltitle", "booktitle")
# What differs between editions, volumes and articles, and is the same for one of them.
_PLACES: Final = ("pages", "volume", "edition", "chapter")
_THESES: Final = frozenset({"phdthesis", "mastersthesis", "thesis"})
_NUMBER = re.compile(r"\d+")
_CONFERENCE = re.compile(r"\b(?:conference|proceedings|symposium|workshop)\b|\badvances in neural")


def is_pair(one: Entry, other: Entry) -> bool:
    """Tell whether two entries of one title are one work's preprint and its publication."""
    versions = is_preprint(one) and is_published(other)
    if not versions and not (is_preprint(other) and is_published(one)):
        return False
    same_id = one.arxiv is not None and one.arxiv == other.arxiv
    return not same_id and share_author(one, other)


def is_preprint(entry: Entry) -> bool:
    """Tell whether an entry is arXiv's and nothing tells of a publication."""
    containers = (entry.get(name) for name in _CONTAINERS)
    at_arxiv = [names_arxiv(container) for container in containers if container]
    is_arxiv = entry.arxiv is not None or any(at_arxiv)
    return is_arxiv and all(at_arxiv) and (entry.doi is None or entry.doi.arxiv is not None)


def is_published(entry: Entry) -> bool:
    """Tell whether an entry has a journal or book, or a DOI, other than arXiv's."""
    containers = (entry.get(name) for name in _CONTAINERS)
    if any(container and not names_arxiv(container) for container in containers):
        return True
    return entry.doi is not None and entry.doi.arxiv is None


def are_different(one: Entry, other: Entry) -> bool:
    """Tell whether two entries are publications of their own, as at a conference and in a journal.

    Authors use a title again for what is longer, or another part.
    """
    if (one.type in _THESES) != (other.type in _THESES):
        return True
    if one.type == other.type == "book" and one.year != other.year:
        return True
    dois = [entry.doi for entry in (one, other) if entry.doi and not entry.doi.arxiv]
    if len(dois) == 2 and dois[0] != dois[1]:
        return True
    if any(_differ(one.get(field), other.get(field)) for field in _PLACES):
        return True
    return {_kind(one), _kind(other)} == {"journal", "book"}


def _differ(one: str, other: str) -> bool:
    """Tell whether two values say different things: the first numbers count, or else the words."""
    first, second = _NUMBER.search(one), _NUMBER.search(other)
    if first and second:
        return first[0].lstrip("0") != second[0].lstrip("0")
    return bool(one and other) and not first and not second and one.lower() != other.lower()


def _kind(entry: Entry) -> str:
    journal = entry.get("journal") or entry.get("journaltitle")
    if journal and not names_arxiv(journal):
        is_book = is_conference(journal) or _CONFERENCE.search(journal.lower())
        return "book" if is_book else "journal"
    return "book" if entry.get("booktitle") else ""
