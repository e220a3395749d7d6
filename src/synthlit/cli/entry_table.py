"""Print works, one line each, as `list` and `search` do."""

from collections.abc import Sequence

from synthlit.cli import json_output, output
from synthlit.library.library import Library, Work


def show(works: Sequence[Work], *, as_json: bool) -> None:
    """Print the works as aligned lines, or as a JSON array."""
    if as_json:
        output.as_json([json_output.work(work) for work in works])
        return
    keys = max((len(work.key) for work in works), default=0)
    venues = min(max((len(work.entry.venue) for work in works), default=0), 16)
    for work in works:
        entry = work.entry
        year = str(entry.year or "")
        output.result(f"{work.key:<{keys}}  {year:<4}  {_cut(entry.venue, venues)}  {entry.title}")


def report_unreadable(library: Library) -> int:
    """Print the files that could not be read, and return the exit status."""
    for file in library.unreadable:
        output.notice(f"{file.path} could not be read; `synthlit lint` says why")
    return 1 if library.unreadable else 0


def _cut(text: str, width: int) -> str:
    return f"{text:<{width}}" if len(text) <= width else text[: width - 1] + "…"
