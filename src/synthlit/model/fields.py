"""The entry types and fields that synthlit knows: order, kind, and what each type needs."""

# Canonical order; other fields come after these, in their own order.
ORDER = (
    "title", "subtitle", "author", "editor", "journal", "booktitle", "booksubtitle", "series",
    "edition", "volume", "number", "issue", "chapter", "pages", "publisher", "organization",
    "institution", "school", "address", "location", "howpublished", "version", "date", "year",
    "month", "urldate", "doi", "isbn", "issn", "url", "eprint", "archiveprefix", "primaryclass",
    "note", "pubstate", "shorttitle", "keywords", "abstract", "crossref", "langid", "ids",
    "venue", "code", "data", "model", "project", "also", "annotation", "claimeddoi", "claimedref",
    "verified", "added",
)  # fmt: skip

# Fields with the addresses of what belongs to a work, in the order in which a list shows them.
PARTS = ("code", "data", "model", "project")
ADDRESSES = ("url", *PARTS)

# Fields that hold an address, an identifier or a list of synthlit, never LaTeX.
VERBATIM = frozenset([
    *ADDRESSES, "doi", "eprint", "archiveprefix", "primaryclass", "also",
    "claimeddoi", "verified", "added", "isbn", "issn",
])  # fmt: skip

# Fields whose words programs compare and TeX does not print: what is escaped there is another word.
COMPARED = frozenset({"ids", "keywords", "crossref", "xdata", "xref", "related", "entryset"})

NAMES = frozenset({"author", "editor"})

# Fields that biblatex splits at each `and` outside braces (manual, 2.2.1), but for names.
LISTS = frozenset({
    "publisher", "organization", "institution", "school", "address", "location", "language",
})  # fmt: skip

# Fields that only synthlit knows.
OWN = frozenset({"venue", *PARTS, "also", "verified", "added", "claimeddoi", "claimedref"})

# Fields whose text people read, so that rules about text look at them.
TEXT = frozenset([
    "title", "subtitle", "author", "editor", "journal", "booktitle", "series", "publisher",
    "organization", "institution", "school", "address", "howpublished", "note", "shorttitle",
    "annotation", "venue",
])  # fmt: skip

# Types that are no works to read: they hold data for other entries, or name several as one.
CONTAINERS = frozenset({"set", "xdata"})

# Type -> the fields that a citation needs; of `a|b`, one is enough.
REQUIRED: dict[str, tuple[str, ...]] = {
    "article": ("author", "title", "journal", "year|date"),
    "inproceedings": ("author", "title", "booktitle", "year|date"),
    "incollection": ("author", "title", "booktitle", "year|date"),
    "inbook": ("author|editor", "title", "booktitle|chapter|pages", "year|date"),
    "book": ("author|editor", "title", "year|date"),
    "proceedings": ("title", "year|date"),
    "phdthesis": ("author", "title", "school|institution", "year|date"),
    "mastersthesis": ("author", "title", "school|institution", "year|date"),
    "techreport": ("author", "title", "institution|organization", "year|date"),
    "manual": ("title",),
    "unpublished": ("author", "title", "note|year|date"),
    "misc": ("author|editor|organization", "title", "year|date", "eprint|doi|url|howpublished"),
    "online": ("author|editor|organization", "title", "year|date", "url|doi|eprint"),
    "software": ("author|editor|organization", "title", "year|date", "url|code|doi|eprint"),
    "dataset": ("author|editor|organization", "title", "year|date", "url|doi|eprint"),
}

# Values of `pubstate` for a work that no longer stands.
WITHDRAWN = ("withdrawn", "retracted")

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_PLACE = {name: place for place, name in enumerate(ORDER)}


def place(name: str) -> int:
    """Return the rank of a field in canonical order."""
    return _PLACE.get(name, len(_PLACE))
