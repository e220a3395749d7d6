"""Take what was absorbed out of a page, and keep on it what could not be."""

from collections.abc import Collection
from pathlib import PurePosixPath

from synthlit.markdown import regions
from synthlit.text import Text
from synthlit.workflows.absorb.handwritten import PageLine


def without(
    path: PurePosixPath, text: str, done: Collection[PageLine], refused: Collection[PageLine]
) -> str:
    """Return a page whose generated part can be made anew without losing a line.

    Absorbed lines outside of it go, for the list has them now; refused lines inside of it stand
    right behind it, where nothing is generated. A page without markers stays as it is.
    """
    region = regions.find(path, text).get(regions.LIST)
    if region is None or not (done or refused):
        return text
    gone = {number for line in done for number in line.numbers}
    kept = {number for line in refused for number in line.numbers}
    before: list[str] = []
    saved: list[str] = []
    after: list[str] = []
    starts = Text(text).line_starts
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(text)], strict=True), 1):
        inside = region.start <= start < region.end
        if inside and number in kept:
            saved.append(text[start:end].rstrip("\r\n"))
        elif inside or number not in gone:
            (before if start < region.end else after).append(text[start:end])
    if not saved:
        return "".join(before + after)
    end_of_line = "\r\n" if "\r\n" in text else "\n"
    marker, *rest = after
    kept_lines = (f"{line}{end_of_line}" for line in saved)
    return "".join([*before, marker.rstrip("\r\n"), end_of_line, end_of_line, *kept_lines, *rest])
