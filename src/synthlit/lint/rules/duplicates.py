"""Rules about one work in two entries."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from synthlit.library.library import Work
from synthlit.library.matching import share_author
from synthlit.lint.publications import are_different, is_pair, is_preprint
from synthlit.lint.rule import Context, Finding, collection_rule
from synthlit.lint.texts import whereabouts

# In a file of thousands of one title or identifier, not every two are compared.
_COMPARED = 100


def first_duplicates(works: Sequence[Work]) -> Iterator[tuple[Work, Work]]:
    """Yield each work with the first other one, but for those that share a key, which says more."""
    if len(works) < 2:
        return
    for work in works:
        yield from islice(_pairs(work, islice(works, _COMPARED)), 1)


def of_one_title(works: Sequence[Work]) -> Iterator[tuple[Work, Work]]:
    """Yield each work with all others that it may have an author in common with.

    Those that share a key are no pair. Of many works, only those with a common author are.
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
    """Yield every work that shares its identifier."""
    for identifier, works in context.entries.by_arxiv.items():
        for work, other in first_duplicates(works):
            field = "eprint" if "eprint" in work.entry.fields else "doi"
            yield Finding(work, f"{whereabouts(other, work)} is arXiv:{identifier} too", field)


@collection_rule("DUP002", "duplicate-doi")
def duplicate_doi(context: Context) -> Iterator[Finding]:
    """Yield every work that shares its DOI; arXiv's own DOIs are arXiv identifiers."""
    for doi, works in context.entries.by_doi.items():
        if not doi.arxiv:
            for work, other in first_duplicates(works):
                yield Finding(work, f"{whereabouts(other, work)} has the DOI {doi} too", "doi")


@collection_rule("DUP003", "duplicate-title")
def duplicate_title(context: Context) -> Iterator[Finding]:
    """Yield every work that shares its title, unless another rule of this group says more."""
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
    """Yield every preprint whose publication is there too, but for those that share a key."""
    for works in context.entries.by_title.values():
        seen = None
        for work, other in of_one_title(works):
            if work is not seen and is_preprint(work.entry) and is_pair(work.entry, other.entry):
                seen = work
                message = f"this preprint is published, as {whereabouts(other, work)} says"
                yield Finding(work, message, "title")
