"""Records of papers from the embedded index and from the library, without the network."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import lru_cache

from synthlit.library.library import Works
from synthlit.model.entry import Entry
from synthlit.model.identifiers import ArxivId
from synthlit.model.latex.plain import plain
from synthlit.model.name import simple_list
from synthlit.model.record import Record
from synthlit.model.title import normal
from synthlit.sources.index import EmbeddedIndex

_LIBRARY = "library"
# Read once for all files.
_EMBEDDED = EmbeddedIndex()


class LocalRecords:
    """Records of arXiv papers, created when they are looked up.

    The index comes before the library, which adds where a paper was published.
    """

    def __init__(self, library: Works | None = None, index: EmbeddedIndex | None = None) -> None:
        self._library = library
        self._index = index or _EMBEDDED
        self._records: dict[ArxivId, Record | None] = {}

    def by_arxiv(self, id_: ArxivId) -> Record | None:
        """Return the record of an identifier."""
        if id_ not in self._records:
            self._records[id_] = self._find(id_)
        return self._records[id_]

    def by_title(self, normal_title: str) -> Sequence[Record]:
        """Return the records of a normal title (see `synthlit.model.title.normal`)."""
        ids = dict.fromkeys(_ids_by_title(self._index).get(normal_title, ()))
        if self._library:
            works = self._library.by_title.get(normal_title, ())
            ids |= dict.fromkeys(work.entry.arxiv for work in works if work.entry.arxiv)
        return [record for id_ in ids if (record := self.by_arxiv(id_))]

    def _find(self, id_: ArxivId) -> Record | None:
        record = self._index.record(id_)
        works = self._library.by_arxiv.get(id_, ()) if self._library else ()
        for entry in (work.entry for work in works):
            if record is None:
                record = _record(entry, id_)
            elif not (record.dois or record.journal_ref) and any(published := _published(entry)):
                dois, journal_ref = published
                record = replace(record, dois=dois, journal_ref=journal_ref)
        return record


@lru_cache(maxsize=1)
def _ids_by_title(index: EmbeddedIndex) -> dict[str, list[ArxivId]]:
    """Return the identifiers of the index by normal title."""
    ids: dict[str, list[ArxivId]] = {}
    for id_, title in index.titles():
        ids.setdefault(normal(title), []).append(id_)
    return ids


def _record(entry: Entry, id_: ArxivId) -> Record:
    """Return an entry of the library as a record; without authors if they end with `others`."""
    dois, journal_ref = _published(entry)
    seen = date.min
    with suppress(ValueError):
        seen = date.fromisoformat(entry.get("added"))
    return Record(
        source=_LIBRARY,
        seen=seen,
        arxiv=id_.value,
        title=entry.title,
        authors=_authors(entry),
        year=id_.year,
        month=id_.month,
        primary_class=entry.get("primaryclass"),
        dois=dois,
        journal_ref=journal_ref,
        comment=plain(entry.get("note")),
    )


def _authors(entry: Entry) -> tuple[str, ...]:
    """Return the names as they are printed; none of a list that ends with `others`."""
    if names := simple_list(entry.get("author")):
        return names
    if any(name.is_others for name in entry.authors):
        return ()
    return tuple(name.display for name in entry.authors)


def _published(entry: Entry) -> tuple[tuple[str, ...], str]:
    """Return the DOI and the venue of an entry's publication, empty where it has none."""
    doi = entry.doi
    dois = (doi.value,) if doi and not doi.arxiv else ()
    return dois, "" if entry.venue.lower().startswith("arxiv") else entry.venue
