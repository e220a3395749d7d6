"""Pair works that have something in common."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from synthlit.library.library import Work

# In a file of thousands of one title or identifier, not every two are compared.
_COMPARED = 100


def twins(works: Sequence[Work]) -> Iterator[tuple[Work, Work]]:
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
