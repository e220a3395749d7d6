"""Find the work that a handwritten line names: by identifier, by address, or by its title."""

from collections.abc import Iterable
from functools import cached_property

from synthlit.library.candidates import PaperFacts
from synthlit.library.library import Library, Work
from synthlit.model.entry import Entry
from synthlit.model.identifiers import ArxivId
from synthlit.model.record import Record
from synthlit.model.title import normal

# Titles as short as "Attention" belong to several papers.
_LONG_ENOUGH = 16


class Works:
    """The works of a library, found by the facts on a line."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def find(self, facts: PaperFacts) -> Work | None:
        """Return the work that a line names, if the library has it."""
        if facts.arxiv:
            return next(iter(self._library.by_arxiv.get(facts.arxiv, ())), None)
        if facts.doi and (found := self._library.by_doi.get(facts.doi)):
            return found[0]
        if facts.link and (work := self._by_address.get(_bare(facts.link))):
            return work
        same = self._library.by_title.get(normal(facts.title), ()) if facts.title else ()
        fitting = [work for work in same if _may_be(facts, work.entry)]
        # Of a paper and the longer article, the one of the year on the line.
        right = (work for work in fitting if facts.year and work.entry.year == facts.year)
        return next(right, fitting[0] if fitting else None)

    @cached_property
    def _by_address(self) -> dict[str, Work]:
        addresses: dict[str, Work] = {}
        for work in self._library.works:
            for field in ("url", "code"):
                if address := work.entry.get(field):
                    addresses.setdefault(_bare(address), work)
        return addresses


def _bare(address: str) -> str:
    return address.partition("://")[2].removeprefix("www.").rstrip("/")


def _may_be(facts: PaperFacts, entry: Entry) -> bool:
    """Return whether the names, if there are any, have one of the entry's family names."""
    names = _families(facts.authors)
    return not names or not entry.families or not names.isdisjoint(entry.families)


class Titles:
    """Records by title, for lines without an identifier."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._records = records

    @cached_property
    def _by_title(self) -> dict[str, list[Record]]:
        titles: dict[str, list[Record]] = {}
        for record in self._records:
            titles.setdefault(normal(record.title), []).append(record)
        return titles

    def know(self, title: str) -> bool:
        """Return whether a record has this title."""
        return normal(title) in self._by_title

    def identity(self, facts: PaperFacts) -> ArxivId | str:
        """Return the identifier of the one record that certainly fits, or why none does."""
        if facts.arxiv:
            return facts.arxiv
        title = normal(facts.title)
        if not title:
            return "there is neither an arXiv identifier nor a title"
        found = self._by_title.get(title, [])
        if not found:
            return "it has no arXiv identifier, and no paper of the embedded index has its title"
        names = _families(facts.authors)
        fitting = [record for record in found if names & _families(record.authors)]
        if names and not fitting:
            return f"{found[0].arxiv} has its title, but other authors"
        if not names and (len(title) < _LONG_ENOUGH or len(found) > 1):
            return f"its title alone does not prove that it is {found[0].arxiv}"
        if len(fitting) > 1:
            return "several papers have its title and author"
        return (fitting or found)[0].arxiv_id


def _families(names: Iterable[str]) -> set[str]:
    return {normal(name.rsplit(" ", 1)[-1]) for name in names}


def unknown(facts: Iterable[PaperFacts], library: Library, titles: Titles) -> list[ArxivId]:
    """Return the identifiers of the works that the library does not have."""
    works = Works(library)
    found = (titles.identity(written) for written in facts if not works.find(written))
    return list(dict.fromkeys(id_ for id_ in found if isinstance(id_, ArxivId)))
