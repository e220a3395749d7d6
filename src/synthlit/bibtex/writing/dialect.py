"""Convert an entry to the types and fields of BibTeX or of biblatex."""

from collections.abc import Callable, Mapping
from typing import Literal

from synthlit.bibtex.writing import dates
from synthlit.model import fields as known
from synthlit.model.datamodel import bibtex, names
from synthlit.model.entry import Entry
from synthlit.model.inheritance import CONTAINER_OF
from synthlit.model.latex.plain import from_text
from synthlit.model.references import INHERITANCE
from synthlit.model.title import significant_words
from synthlit.model.web_address import address, web_address

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
# BibTeX has nothing for them, and would only pass them to styles that do not know them.
_BIBLATEX_ONLY = frozenset([
    "xdata", "xref", "entryset", "entrysubtype", "related", "relatedtype", "relatedoptions",
    "relatedstring", "options", "presort", "gender", "langidopts",
])  # fmt: skip
_SORTED_BY_ORGANIZATION = frozenset({"manual", "proceedings"})
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
    for name in _BIBLATEX_ONLY & fields.keys():
        del fields[name]
    if type_ == "misc":
        if entry.arxiv and not _is_published(entry):
            fields.setdefault("howpublished", f"arXiv:{entry.arxiv}")
        elif fields.get("organization") and fields.get("author"):
            fields.setdefault("howpublished", fields.pop("organization"))
        _say_where(entry, fields)
    if not web_address(fields.get("url", "")):
        fields["url"] = address(entry, _CLICKABLE) or fields.get("url", "")
    # An entry with `crossref` may have them, or its key, from its parent.
    if not any(map(fields.get, ("author", "editor", "key", "crossref"))):
        fields |= _sortable(entry, type_)
    if state := entry.withdrawal:
        del fields["pubstate"]
        note = fields.get("note", "")
        if state not in note.lower():
            fields["note"] = f"{note}. {state.title()}" if note else state.title()
    return Entry.unchecked(type_, entry.key, fields)


def to_biblatex(entry: Entry) -> Entry:
    """Return the entry in biblatex's types and fields; eprint and DOI are links there."""
    fields = entry.fields | _eprint(entry)
    type_ = _contained(entry.type, fields)
    if type_ == "misc" and entry.arxiv and "howpublished" not in fields:
        type_ = "online"
    fields = dates.for_biblatex(_renamed(fields, _TO_BIBLATEX))
    if type_ in _MISC_LIKE:
        _say_where(entry, fields)
    if not entry.arxiv and not entry.doi and not web_address(fields.get("url", "")):
        fields["url"] = address(entry) or fields.get("url", "")
    return Entry.unchecked(type_, entry.key, fields)


def as_parent(entry: Entry, original: Entry) -> Entry:
    """Return an entry of BibTeX from which others inherit, with what they need of it.

    Its title is what they are a part of. They must not get a `key` that it has only to be sorted,
    or the address that was made for it.
    """
    container = CONTAINER_OF.get(original.type)
    made = {name for name in ("key", "url") if not original.get(name)}
    fields = {name: text for name, text in entry.fields.items() if name not in made}
    if container and fields.get("title"):
        fields.setdefault(container, fields["title"])
    return Entry.unchecked(entry.type, entry.key, fields)


def as_preprint(entry: Entry) -> Entry:
    """Return the entry as arXiv has it; an entry without an arXiv id is unchanged."""
    arxiv = entry.arxiv
    if arxiv is None:
        return entry
    fields = {name: value for name, value in entry.fields.items() if name not in _PUBLICATION}
    fields |= {"year": str(arxiv.year), "month": known.MONTHS[arxiv.month - 1]} | _eprint(entry)
    return Entry.unchecked("misc", entry.key, fields)


def _eprint(entry: Entry) -> dict[str, str]:
    """Return the fields of a paper of arXiv; a version that the entry names is a fact."""
    if entry.arxiv is None:
        return {}
    given, identifier = entry.get("eprint").strip(), entry.arxiv.value
    version = given[len(identifier) :] if given.startswith(identifier) else ""
    is_version = version[:1] == "v" and version[1:].isdecimal()
    return {"eprint": given if is_version else identifier, "archiveprefix": "arXiv"}


def _contained(type_: str, fields: dict[str, str]) -> str:
    """Fill in the container from the short venue; return the type, misc if there is no venue."""
    container = _CONTAINER.get(type_)
    alias = _TO_BIBLATEX.get(container or "")
    names = (container or "", alias or "", *INHERITANCE)
    if container and not any(map(fields.get, names)):
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


def _sortable(entry: Entry, type_: str) -> dict[str, str]:
    """Return what BibTeX sorts an entry without authors by.

    The organisation becomes the author where the type prints no organisation.
    """
    if entry.authors and type_ == "misc":
        return {"author": entry.authors[0].bibtex, "organization": ""}
    if entry.authors:
        return {} if type_ in _SORTED_BY_ORGANIZATION else {"key": entry.authors[0].bibtex}
    words = significant_words(entry.get("title")) or [entry.key]
    return {"key": from_text(words[0])}


TRANSLATIONS: Mapping[Literal["bibtex", "biblatex"], Callable[[Entry], Entry]] = {
    "bibtex": to_bibtex,
    "biblatex": to_biblatex,
}
