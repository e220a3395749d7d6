"""Cite the preprint of a work that was published later."""

from synthlit.model.entry import Entry
from synthlit.model.fields import MONTHS

# What only the publication has.
_PUBLICATION = frozenset([
    "journal", "journaltitle", "booktitle", "booksubtitle", "editor", "series", "edition",
    "volume", "number", "issue", "chapter", "pages", "publisher", "organization", "institution",
    "school", "address", "location", "howpublished", "doi", "isbn", "issn", "url", "urldate",
    "date", "crossref", "venue",
])  # fmt: skip


def as_preprint(entry: Entry) -> Entry:
    """Return the entry as arXiv has it; one that arXiv has not stays as it is."""
    arxiv = entry.arxiv
    if arxiv is None:
        return entry
    fields = {name: value for name, value in entry.fields.items() if name not in _PUBLICATION}
    fields |= {
        "year": str(arxiv.year),
        "month": MONTHS[arxiv.month - 1],
        "eprint": arxiv.value,
        "archiveprefix": "arXiv",
    }
    return Entry(type="misc", key=entry.key, fields=fields)
