"""The entry types and fields of BibTeX's standard styles.

Source: btxdoc, section 3; the ENTRY lists of plain.bst, unsrt.bst, alpha.bst and abbrv.bst.
"""

from typing import Final

TYPES: Final = frozenset([
    "article", "book", "booklet", "conference", "inbook", "incollection", "inproceedings",
    "manual", "mastersthesis", "misc", "phdthesis", "proceedings", "techreport", "unpublished",
])  # fmt: skip

# `crossref` is read by BibTeX itself; `annote` and `key` are for sorting and for annotated styles.
FIELDS: Final = frozenset([
    "address", "annote", "author", "booktitle", "chapter", "crossref", "edition", "editor",
    "howpublished", "institution", "journal", "key", "month", "note", "number", "organization",
    "pages", "publisher", "school", "series", "title", "type", "volume", "year",
])  # fmt: skip
