"""Rules about one work in two entries."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Final

from synthlit.library.library import Work
from synthlit.library.matching import share_author
from synthlit.library.relations import differences, is_preprint, is_published, same_place
from synthlit.lint.context import Context
from synthlit.lint.rule import Finding, Preset, collection_rule
from synthlit.lint.texts import whereabouts
from synthlit.model.entry import Entry
from synthlit.model.references import references

# In a file with thousands of entries of one title or identifier, not all pairs are compared.
_COMPARED = 100
# In these, one of two entries of the same pages is wrong or written in another way.
_PROVED: Final = frozenset({"venue", "year", "DOI"})


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
    if _same_identifier(one, two) or not share_author(one, two) or is_pair(one, two):
        return False
    return not _unlike(one, two)


def _same_identifier(one: Entry, two: Entry) -> bool:
    same_paper = one.arxiv is not None and one.arxiv == two.arxiv
    return same_paper or (one.doi is not None and one.doi == two.doi)


def _unlike(one: Entry, two: Entry) -> tuple[str, ...]:
    """Return in what two entries of one title differ, if one of them does not have it wrong."""
    what = differences(one, two)
    return () if what and _PROVED.issuperset(what) and same_place(one, two) else what


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


@collection_rule("DUP005", "related-works", preset=Preset.STRICT)
def related_works(context: Context) -> Iterator[Finding]:
    """Yield each work that has title and author of another one, and is not the same work."""
    for works in context.entries.by_title.values():
        seen = None
        for work, other in of_one_title(works):
            if work is seen or not share_author(work.entry, other.entry):
                continue
            what = (
                ()
                if _same_identifier(work.entry, other.entry)
                else _unlike(work.entry, other.entry)
            )
            if what and not _refer(work.entry, other.entry):
                seen = work
                message = f"{whereabouts(other, work)} has the same title, but another"
                yield Finding(work, f"{message} {' and '.join(what[:2])}", "title")


def _refer(one: Entry, two: Entry) -> bool:
    """Return whether one of two entries names the other as related."""
    pairs = ((one, two), (two, one))
    return any(each.key == other.key for entry, other in pairs for each in references(entry.fields))


def is_pair(one: Entry, other: Entry) -> bool:
    """Return whether two entries of one title are one work's preprint and its publication."""
    if is_preprint(one) == is_preprint(other):
        return False
    published = other if is_preprint(one) else one
    if not is_published(published) or not share_author(one, other):
        return False
    same_id = one.arxiv is not None and one.arxiv == other.arxiv
    return not same_id and not differences(one, other)
