"""Tell preprints from publications."""

import re
from typing import Final

from synthlit.library.matching import share_author
from synthlit.lint.known_venues import is_conference
from synthlit.lint.placeholders import is_placeholder
from synthlit.model.entry import Entry

# Type -> where its works appear, where they do not, and the type whose works do.
PLACES_BY_TYPE = {
    "article": (("journal", "journaltitle"), ("booktitle",), "inproceedings"),
    "inproceedings": (("booktitle",), ("journal", "journaltitle"), "article"),
    "incollection": (("booktitle",), ("journal", "journaltitle"), "article"),
    "misc": ((), ("booktitle",), "inproceedings"),
    "online": ((), ("booktitle",), "inproceedings"),
}


def misplaced(entry: Entry) -> str:
    """Return the field that says where the work appeared, in a type that has no such place."""
    if entry.type not in PLACES_BY_TYPE or entry.get("crossref"):
        return ""
    own, others, _ = PLACES_BY_TYPE[entry.type]
    if any(entry.get(name).strip("{} ") for name in own):
        return ""
    return next((name for name in others if _is_place(name, entry.get(name))), "")


def _is_place(field: str, value: str) -> bool:
    """Return whether a value names a book or a journal.

    arXiv is none and a placeholder is none, as other rules say.
    """
    bare = value.strip("{} ").lower()
    return (
        bool(bare) and "arxiv" not in bare and bare != "corr" and not is_placeholder(field, value)
    )


# Only something that was published has these.
_PUBLISHED = (
    "journal", "journaltitle", "booktitle", "volume", "number", "issue", "issn", "crossref",
)  # fmt: skip


def is_preprint_article(entry: Entry) -> bool:
    """Return whether an article has an arXiv identifier and nothing that tells of a publication."""
    if entry.type != "article" or any(entry.get(name).strip("{} ") for name in _PUBLISHED):
        return False
    return entry.arxiv is not None and (entry.doi is None or entry.doi.arxiv is not None)


IDENTIFIER = re.compile(
    r"(?<![\d.])\d{4}\.\d{4,5}(?:v\d+)?(?!\d)|\b[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?(?!\d)"
)
# What may stand beside the name without making it another.
_NOISE = re.compile(
    r"arxiv(?:\.org)?|corr|abs/|e-?prints?|pre-?prints?|server|cornell university|"
    r"computing research repository|\[[a-z-]+(?:\.[a-z]{2})?\]|vol(?:ume)?\.?|[\d\W_]",
    re.IGNORECASE,
)


def names_arxiv(venue: str) -> bool:
    """Return whether a venue is arXiv, in any way in which people cite it, and nothing else."""
    lower = venue.lower()
    if "arxiv" not in lower and "corr" not in lower and "computing research" not in lower:
        return False
    return not _NOISE.sub("", IDENTIFIER.sub("", venue))


_CONTAINERS: Final = ("journal", "journaltitle", "booktitle")
# What differs between editions, volumes and articles, and is the same for one of them.
_PLACES: Final = ("pages", "volume", "edition", "chapter")
_THESES: Final = frozenset({"phdthesis", "mastersthesis", "thesis"})
_NUMBER = re.compile(r"\d+")
_CONFERENCE = re.compile(r"\b(?:conference|proceedings|symposium|workshop)\b|\badvances in neural")


def is_pair(one: Entry, other: Entry) -> bool:
    """Return whether two entries of one title are one work's preprint and its publication."""
    versions = is_preprint(one) and is_published(other)
    if not versions and not (is_preprint(other) and is_published(one)):
        return False
    same_id = one.arxiv is not None and one.arxiv == other.arxiv
    return not same_id and share_author(one, other)


def is_preprint(entry: Entry) -> bool:
    """Return whether an entry is arXiv's and nothing tells of a publication."""
    containers = (entry.get(name) for name in _CONTAINERS)
    at_arxiv = [names_arxiv(container) for container in containers if container]
    is_arxiv = entry.arxiv is not None or any(at_arxiv)
    return is_arxiv and all(at_arxiv) and (entry.doi is None or entry.doi.arxiv is not None)


def is_published(entry: Entry) -> bool:
    """Return whether an entry has a journal or book, or a DOI, other than arXiv's."""
    containers = (entry.get(name) for name in _CONTAINERS)
    if any(container and not names_arxiv(container) for container in containers):
        return True
    return entry.doi is not None and entry.doi.arxiv is None


def are_different(one: Entry, other: Entry) -> bool:
    """Return whether two entries are separate publications, as at a conference and in a journal.

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
    """Return whether two values differ: by their first numbers, or else by their words."""
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
