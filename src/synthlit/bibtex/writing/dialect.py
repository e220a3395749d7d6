"""Convert an entry to the types and fields of BibTeX or of biblatex."""

from collections.abc import Callable, Mapping
from typing import Literal

from synthlit.bibtex.writing import dates
from synthlit.model import fields as known
from synthlit.model.datamodel import biblatex, bibtex, names
from synthlit.model.entry import Entry
from synthlit.model.latex.plain import from_text
from synthlit.model.title import significant_words
from synthlit.model.web_address import address, web_address

# The types that biblatex's own styles print, under their old names too.
_BIBLATEX_TYPES = (
    biblatex.OWN_TYPES - {"bibnote"} | names.OLD_TYPES.keys() | names.TYPES_TO_BIBLATEX.keys()
)
_TO_BIBTEX = {**names.TYPES_TO_BIBTEX, "thesis": "phdthesis"}
# `annotation`, `sortkey` and `file` mean something else to synthlit, or nothing.
_TO_BIBLATEX = {
    old: new for old, new in names.TO_BIBLATEX.items() if old not in ("annote", "key", "pdf")
}
_FROM_BIBLATEX = {new: old for old, new in _TO_BIBLATEX.items() if old != "school"}
_RANK = {name: known.place(name) for name in known.ORDER} | {
    new: known.place(old) for old, new in _TO_BIBLATEX.items()
}
_THESES = frozenset({"phdthesis", "mastersthesis"})
# The field that a type needs to be of that type.
_CONTAINER = {
    "article": "journal",
    "inproceedings": "booktitle",
    "conference": "booktitle",
    "incollection": "booktitle",
}
# Fields that only the publication has.
_PUBLICATION = frozenset([
    "journal", "journaltitle", "booktitle", "booksubtitle", "editor", "series", "edition",
    "volume", "number", "issue", "chapter", "pages", "publisher", "organization", "institution",
    "school", "address", "location", "howpublished", "doi", "isbn", "issn", "url", "urldate",
    "date", "crossref", "venue",
])  # fmt: skip
# Where the publication's own address is unknown, that of the text that everybody can read.
_CLICKABLE = ("url", "arxiv", "doi", *known.PARTS)
_MISC_LIKE = frozenset({"misc", "online", "software", "dataset"})


def place(name: str) -> int:
    """Return the rank of a field in canonical order, in either dialect."""
    return _RANK.get(name, len(known.ORDER))


def to_bibtex(entry: Entry) -> Entry:
    """Return the entry in types and fields that BibTeX's standard styles print.

    They do not print eprints, organisations of @misc, or dates, so these move to `howpublished`,
    `year` and `month`. A work without an address gets that of its arXiv page, DOI or code, and one
    without authors a `key` to sort by. Only `note` can say that a work was withdrawn.
    """
    fields = _renamed(entry.fields, _FROM_BIBLATEX) | _eprint(entry)
    type_ = _TO_BIBTEX.get(entry.type, entry.type)
    if type_ not in bibtex.TYPES:
        type_ = "misc"
    if type_ in _THESES and "institution" in fields:
        fields.setdefault("school", fields.pop("institution"))
    type_ = _contained(type_, fields)
    fields = dates.for_bibtex(fields)
    if type_ == "misc":
        if entry.arxiv and not _is_published(entry):
            fields.setdefault("howpublished", f"arXiv:{entry.arxiv}")
        elif fields.get("organization") and fields.get("author"):
            fields.setdefault("howpublished", fields.pop("organization"))
        _say_where(entry, fields)
    if not web_address(fields.get("url", "")):
        fields["url"] = address(entry, _CLICKABLE)
    if not fields.get("author") and not fields.get("editor"):
        fields |= _sortable(entry)
    if state := entry.withdrawal:
        del fields["pubstate"]
        note = fields.get("note", "")
        if state not in note.lower():
            fields["note"] = f"{note}. {state.title()}" if note else state.title()
    return Entry.unchecked(type_, entry.key, fields)


def to_biblatex(entry: Entry) -> Entry:
    """Return the entry in biblatex's types and fields; eprint and DOI are links there."""
    fields = entry.fields | _eprint(entry)
    type_ = _contained(entry.type if entry.type in _BIBLATEX_TYPES else "misc", fields)
    if type_ == "misc" and entry.arxiv and "howpublished" not in fields:
        type_ = "online"
    fields = dates.for_biblatex(_renamed(fields, _TO_BIBLATEX))
    if type_ in _MISC_LIKE:
        _say_where(entry, fields)
    if not entry.arxiv and not entry.doi and not web_address(fields.get("url", "")):
        fields["url"] = address(entry)
    return Entry.unchecked(type_, entry.key, fields)


def as_preprint(entry: Entry) -> Entry:
    """Return the entry as arXiv has it; an entry without an arXiv id is unchanged."""
    arxiv = entry.arxiv
    if arxiv is None:
        return entry
    fields = {name: value for name, value in entry.fields.items() if name not in _PUBLICATION}
    fields |= {"year": str(arxiv.year), "month": known.MONTHS[arxiv.month - 1]} | _eprint(entry)
    return Entry.unchecked("misc", entry.key, fields)


def _eprint(entry: Entry) -> dict[str, str]:
    return {"eprint": entry.arxiv.value, "archiveprefix": "arXiv"} if entry.arxiv else {}


def _contained(type_: str, fields: dict[str, str]) -> str:
    """Fill in the container from the short venue; return the type, misc if there is no venue."""
    container = _CONTAINER.get(type_)
    alias = _TO_BIBLATEX.get(container or "")
    if container and not fields.get(container) and not (alias and fields.get(alias)):
        if not fields.get("venue"):
            return "misc" if fields.get("eprint") else type_
        fields[container] = fields["venue"]
    return type_


def _renamed(fields: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    """Return the fields under other names, never over a field that has the name already."""
    if names.keys().isdisjoint(fields):
        return dict(fields)
    renamed: dict[str, str] = {}
    for name, value in fields.items():
        target = names.get(name, name)
        if target == name or target not in fields:
            renamed.setdefault(target, value)
    return renamed


def _say_where(entry: Entry, fields: dict[str, str]) -> None:
    """Fill in the venue of a work on the web from the field that only synthlit knows."""
    if entry.arxiv or _is_published(entry):
        return
    if entry.get("venue") and not any(map(fields.get, ("howpublished", "organization"))):
        fields["howpublished"] = entry.get("venue")


def _is_published(entry: Entry) -> bool:
    return bool(entry.doi and not entry.doi.arxiv)


def _sortable(entry: Entry) -> dict[str, str]:
    """Return the organisation as author; without one, a word to sort by."""
    if entry.authors:
        return {"author": entry.authors[0].bibtex, "organization": ""}
    words = significant_words(entry.get("title")) or [entry.key]
    return {"key": from_text(words[0])}


TRANSLATIONS: Mapping[Literal["bibtex", "biblatex"], Callable[[Entry], Entry]] = {
    "bibtex": to_bibtex,
    "biblatex": to_biblatex,
}
