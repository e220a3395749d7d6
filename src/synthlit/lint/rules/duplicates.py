"""Rules about one work in two entries."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Final

from synthlit.library.library import Work
from synthlit.library.matching import share_author
from synthlit.lint.context import Context
from synthlit.lint.known_venues import is_conference
from synthlit.lint.publications import names_arxiv
from synthlit.lint.rule import Finding, collection_rule
from synthlit.lint.texts import whereabouts
from synthlit.model.entry import Entry

# In a file with thousands of entries of one title or identifier, not all pairs are compared.
_COMPARED = 100


def first_duplicates(works: Sequence[Work]) -> Iterator[tuple[Work, Work]]:
    """Yield each work with the first other one that does not have its key."""
    if len(works) < 2:
        return
    for work in works:
        yield from islice(_pairs(work, islice(works, _COMPARED)), 1)


def of_one_title(works: Sequence[Work]) -> Iterator[tuple[Work, Work]]:
    """Yield each work with all others that do not have its key.

    Of very many works, only those that may have an author in common are paired.
    """
    if len(works) < 2:
        return
    if len(works) <= _COMPARED:
        for work in works:
            yield from _pairs(work, works)
        return
    by_family: defaultdict[str, list[Work]] = defaultdict(list)
    for work in works:
        for family in work.entry.families or ("",):
            by_family[family].append(work)
    for work in works:
        families = sorted(work.entry.families)
        others = chain.from_iterable(by_family.get(family, ()) for family in ("", *families))
        yield from _pairs(work, islice(others if families else works, _COMPARED))


def _pairs(work: Work, others: Iterable[Work]) -> Iterator[tuple[Work, Work]]:
    key = work.key.lower()
    return ((work, other) for other in others if other is not work and other.key.lower() != key)


@collection_rule("DUP001", "duplicate-arxiv-id")
def duplicate_arxiv_id(context: Context) -> Iterator[Finding]:
    """Yield each work whose arXiv identifier another entry has."""
    for identifier, works in context.entries.by_arxiv.items():
        for work, other in first_duplicates(works):
            field = "eprint" if "eprint" in work.entry.fields else "doi"
            message = f"{whereabouts(other, work)} also has the identifier arXiv:{identifier}"
            yield Finding(work, message, field)


@collection_rule("DUP002", "duplicate-doi")
def duplicate_doi(context: Context) -> Iterator[Finding]:
    """Yield each work whose DOI another entry has; a DOI of arXiv is an arXiv identifier."""
    for doi, works in context.entries.by_doi.items():
        if not doi.arxiv:
            for work, other in first_duplicates(works):
                yield Finding(work, f"{whereabouts(other, work)} also has the DOI {doi}", "doi")


@collection_rule("DUP003", "duplicate-title")
def duplicate_title(context: Context) -> Iterator[Finding]:
    """Yield each work whose title another entry has, unless DUP001, DUP002 or DUP004 reports it."""
    for works in context.entries.by_title.values():
        seen = None
        for work, other in of_one_title(works):
            if work is not seen and _only_title(work, other):
                seen = work
                yield Finding(work, f"{whereabouts(other, work)} has the same title", "title")


def _only_title(work: Work, other: Work) -> bool:
    one, two = work.entry, other.entry
    same_identifier = (one.arxiv and one.arxiv == two.arxiv) or (one.doi and one.doi == two.doi)
    if same_identifier or not share_author(one, two):
        return False
    return not is_pair(one, two) and not are_different(one, two)


@collection_rule("DUP004", "version-pair")
def version_pair(context: Context) -> Iterator[Finding]:
    """Yield each preprint whose publication is another entry."""
    for works in context.entries.by_title.values():
        seen = None
        for work, other in of_one_title(works):
            if work is not seen and is_preprint(work.entry) and is_pair(work.entry, other.entry):
                seen = work
                message = f"this is the preprint of {whereabouts(other, work)}"
                yield Finding(work, message, "title")


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
