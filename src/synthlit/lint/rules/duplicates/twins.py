"""Pair works that have something in common."""

from collections.abc import Iterator, Sequence

from synthlit.library.library import Work


def twins(works: Sequence[Work]) -> Iterator[tuple[Work, Work]]:
    """Yield each work with the first other one, but for those that share a key, which says more."""
    if len(works) < 2:
        return
    for work in works:
        key = work.key.lower()
        for other in works:
            if other is not work and other.key.lower() != key:
                yield work, other
                break
