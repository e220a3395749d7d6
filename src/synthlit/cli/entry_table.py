"""Print works: one line each, or as JSON (docs/json.md)."""

from collections.abc import Sequence
from typing import Any

from synthlit.cli import output
from synthlit.library.library import Library, Work
from synthlit.model.dates import year_text


def show(works: Sequence[Work], *, as_json: bool) -> None:
    """Print the works as aligned lines, or as a JSON array."""
    if as_json:
        output.as_json([shape(work) for work in works])
        return
    keys = max((len(work.key) for work in works), default=0)
    venues = min(max((len(work.entry.venue) for work in works), default=0), 16)

    def line(work: Work) -> str:
        entry = work.entry
        year, venue = "" if entry.year is None else year_text(entry.year), entry.venue
        venue = venue if len(venue) <= venues else venue[: venues - 1] + "…"
        return f"{work.key:<{keys}}  {year:<4}  {venue:<{venues}}  {entry.title}"

    output.results(map(line, works))


def shape(work: Work) -> dict[str, Any]:
    """Return a work: where it is filed, what people read, and its fields as they stand."""
    entry = work.entry
    return {
        "key": work.key,
        "type": entry.type,
        "file": str(work.path),
        "section": str(work.section),
        "also": [str(path) for path in entry.also],
        "title": entry.title,
        "authors": [name.display for name in entry.authors],
        "year": entry.year,
        "venue": entry.venue,
        "arxiv": str(entry.arxiv) if entry.arxiv else None,
        "doi": str(entry.doi) if entry.doi else None,
        "url": entry.url,
        "fields": dict(entry.fields),
    }


def report_unreadable(library: Library) -> int:
    """Print the files that could not be read, and return the exit status."""
    for file in library.unreadable:
        output.notice(f"{file.path} could not be read; `synthlit lint` says why")
    return 1 if library.unreadable else 0
