"""Whether an entry is a preprint or a publication, and where it appeared."""

from synthlit.lint.placeholders import is_placeholder
from synthlit.model.entry import Entry

# Type -> fields for the venue, fields that are wrong for it, and the type that these belong to.
PLACES_BY_TYPE = {
    "article": (("journal", "journaltitle"), ("booktitle",), "inproceedings"),
    "inproceedings": (("booktitle",), ("journal", "journaltitle"), "article"),
    "incollection": (("booktitle",), ("journal", "journaltitle"), "article"),
    "misc": ((), ("booktitle",), "inproceedings"),
    "online": ((), ("booktitle",), "inproceedings"),
}


def misplaced(entry: Entry) -> str:
    """Return the field with the venue of the work, if the entry's type has no such field."""
    if entry.type not in PLACES_BY_TYPE or entry.get("crossref"):
        return ""
    own, others, _ = PLACES_BY_TYPE[entry.type]
    if any(entry.get(name).strip("{} ") for name in own):
        return ""
    return next((name for name in others if _is_place(name, entry.get(name))), "")


def _is_place(field: str, value: str) -> bool:
    """Return whether a value names a book or a journal, not arXiv and not a placeholder."""
    bare = value.strip("{} ").lower()
    return (
        bool(bare) and "arxiv" not in bare and bare != "corr" and not is_placeholder(field, value)
    )


# Only something that was published has these.
_PUBLISHED = (
    "journal", "journaltitle", "booktitle", "volume", "number", "issue", "issn", "crossref",
)  # fmt: skip


def is_preprint_article(entry: Entry) -> bool:
    """Return whether an article has an arXiv identifier and no field of a publication."""
    if entry.type != "article" or any(entry.get(name).strip("{} ") for name in _PUBLISHED):
        return False
    return entry.arxiv is not None and (entry.doi is None or entry.doi.arxiv is not None)
