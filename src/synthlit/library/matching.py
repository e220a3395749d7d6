"""Compare entries to find duplicates, and works that are related to each other."""

from typing import Final

from synthlit.library.relations import differences, pages_differ
from synthlit.model.entry import Entry
from synthlit.model.fields import CONTAINERS
from synthlit.model.identifiers import ArxivId, Doi
from synthlit.model.name import read_names
from synthlit.model.title import normal

MatchKey = ArxivId | Doi | str
_NONE: Final[tuple[str, ...]] = ()


def match_keys(entry: Entry) -> tuple[MatchKey, ...]:
    """Return the match keys of an entry: duplicates share an identifier or the normalised title."""
    if entry.type in CONTAINERS:
        return ()
    own = (entry.arxiv, entry.doi, _own_title(entry))
    return (*(key for key in own if key), *entry.claimed_dois)


def same_work(one: Entry, other: Entry) -> bool:
    """Return whether two entries are one work: by identifier, or by title, authors and place."""
    if one.arxiv is not None and one.arxiv == other.arxiv:
        return True
    if one.doi is not None and one.doi == other.doi:
        return not _are_parts(one, other)
    if _claims(one, other) or _claims(other, one):
        return True
    return _same_title(one, other) and share_author(one, other) and not differences(one, other)


def unlike(one: Entry, other: Entry) -> tuple[str, ...]:
    """Return in what two related works differ; nothing if they are one work, or not related.

    Related are works of one title and author, and those that have the DOI of one volume.
    """
    if same_work(one, other):
        return _NONE
    if _same_title(one, other) and share_author(one, other):
        return differences(one, other)
    return ("title",) if one.doi is not None and one.doi == other.doi else _NONE


def share_author(one: Entry, other: Entry) -> bool:
    """Return whether two entries share an author's family name, or one of them has none.

    Of ancient works, some have only the short name of their author.
    """
    families = one.families or _short_names(one), other.families or _short_names(other)
    return not all(families) or not families[0].isdisjoint(families[1])


def _short_names(entry: Entry) -> frozenset[str]:
    short = entry.get("shortauthor")
    return frozenset(normal(name.family) for name in read_names(short)) if short else frozenset()


def _same_title(one: Entry, other: Entry) -> bool:
    title = _own_title(one)
    return bool(title) and title == _own_title(other)


def _own_title(entry: Entry) -> str:
    """Return the title; empty if the entry has it from the volume that it is a part of."""
    return entry.normal_title if "title" in entry.fields else ""


def _are_parts(one: Entry, other: Entry) -> bool:
    """Return whether two entries of one DOI are parts of the volume that has it.

    They have titles of their own, and other pages or other people.
    """
    titles = _own_title(one), _own_title(other)
    if not all(titles) or titles[0] == titles[1]:
        return False
    return pages_differ(one, other) or not share_author(one, other)


def _claims(preprint: Entry, publication: Entry) -> bool:
    """Return whether a preprint's authors claim a publication's DOI, and the claim is plausible.

    Authors mistype DOIs, give the DOI of a whole issue, and give one DOI to two preprints. So the
    two must share an author, and the publication must not belong to another preprint.
    """
    return (
        publication.doi in preprint.claimed_dois
        and publication.arxiv is None
        and not preprint.families.isdisjoint(publication.families)
    )
