"""Leave out the works for which a writer fails, so that all others are written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeVar

from synthlit.errors import SynthlitError
from synthlit.isolation import culprits
from synthlit.library.library import Library, Work

_Made = TypeVar("_Made")


@dataclass(frozen=True)
class LeftOut:
    """A work that could not be written, in which format, and the internal error."""

    path: PurePosixPath
    key: str
    format: str
    error: str


def made_of_rest(
    library: Library, name: str, make: Callable[[Library], _Made]
) -> tuple[_Made, tuple[LeftOut, ...]]:
    """Make something of a library in a format, without the works for which that fails.

    Raises SynthlitError as `make` does, and its other errors where no single work is the cause.
    """

    def make_of(works: Sequence[Work]) -> _Made:
        return make(library.with_works(tuple(works)))

    try:
        return make(library), ()
    except SynthlitError:
        raise
    except Exception:
        found = culprits(library.works, make_of)
        if not found:
            raise
    left_out = tuple(
        LeftOut(work.path, work.key, name, f"{type(error).__name__}: {error}")
        for work, error in found
    )
    paths = {each.path for each in left_out}
    return make_of([work for work in library.works if work.path not in paths]), left_out
