"""Compare entries to find duplicates."""

from synthlit.model.entry import Entry
from synthlit.model.fields import CONTAINERS
from synthlit.model.identifiers import ArxivId, Doi

MatchKey = ArxivId | Doi | str


def match_keys(entry: Entry) -> tuple[MatchKey, ...]:
    """Return the match keys of an entry: duplicates share an identifier or the normalised title."""
    if entry.type in CONTAINERS:
        return ()
    own = (entry.arxiv, entry.doi, _own_title(entry))
    return (*(key for key in own if key), *entry.claimed_dois)


def same_work(one: Entry, other: Entry) -> bool:
    """Return whether two entries are one work: by identifier, or by title and authors."""
    return (
        (one.arxiv is not None and one.arxiv == other.arxiv)
        or (one.doi is not None and one.doi == other.doi)
        or (_same_title(one, other) and share_author(one, other))
        or _claims(one, other)
        or _claims(other, one)
    )


def share_author(one: Entry, other: Entry) -> bool:
    """Return whether two entries share an author's family name, or one of them has none."""
    families = one.families, other.families
    return not all(families) or not families[0].isdisjoint(families[1])


def _same_title(one: Entry, other: Entry) -> bool:
    title = _own_title(one)
    return bool(title) and title == _own_title(other)


def _own_title(entry: Entry) -> str:
    """Return the title; empty if the entry has it from the volume that it is a part of."""
    return entry.normal_title if "title" in entry.fields else ""


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
