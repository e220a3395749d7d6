"""Take what was absorbed out of a page, and keep on it what could not be."""

from collections.abc import Collection
from pathlib import PurePosixPath

from synthlit.markdown import regions
from synthlit.workflows.absorb.handwritten import Typed


def without(
    page: PurePosixPath, text: str, done: Collection[Typed], refused: Collection[Typed]
) -> str:
    """Return a page whose generated part can be made anew without losing a line.

    Absorbed lines outside of it go, for the list has them now; refused lines inside of it stand
    right behind it, where nothing is generated.
    """
    region = regions.find(page, text)[regions.LIST]
    gone = {number for line in done for number in range(line.first, line.last + 1)}
    kept = {number for line in refused for number in range(line.first, line.last + 1)}
    before: list[str] = []
    saved: list[str] = []
    after: list[str] = []
    position = 0
    for number, row in enumerate(text.splitlines(keepends=True), 1):
        inside = region.start <= position < region.end
        if inside and number in kept:
            saved.append(row.rstrip("\r\n"))
        elif inside or number not in gone:
            (before if position < region.end else after).append(row)
        position += len(row)
    if not saved:
        return "".join(before + after)
    end = "\r\n" if text.count("\r\n") else "\n"
    marker, *rest = after
    return "".join(
        [*before, marker.rstrip("\r\n"), end, end, *(f"{row}{end}" for row in saved), *rest]
    )
