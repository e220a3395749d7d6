"""Find out which of many items makes something fail."""

from collections.abc import Callable, Sequence
from typing import TypeVar

_Item = TypeVar("_Item")


def culprits(
    items: Sequence[_Item], run: Callable[[Sequence[_Item]], object]
) -> list[tuple[_Item, Exception]]:
    """Return the items for each of which alone `run` fails, with the errors.

    There are none where it fails without any item too, or only where several come together.
    """
    return [] if _error(items[:0], run) else _found(items, run)


def _found(
    items: Sequence[_Item], run: Callable[[Sequence[_Item]], object]
) -> list[tuple[_Item, Exception]]:
    error = _error(items, run)
    if error is None or len(items) <= 1:
        return [(item, error) for item in items if error]
    half = len(items) // 2
    return _found(items[:half], run) + _found(items[half:], run)


def _error(items: Sequence[_Item], run: Callable[[Sequence[_Item]], object]) -> Exception | None:
    try:
        run(items)
    except Exception as error:
        return error
    return None
