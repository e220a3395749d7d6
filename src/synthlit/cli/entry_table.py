"""Print works: one line each, or as JSON (docs/json.md)."""

from collections.abc import Sequence
from typing import Any

from synthlit.cli import output
from synthlit.library.library import Library, Work

_LONGEST_VENUE = 16


def show(works: Sequence[Work], *, json: bool) -> None:
    """Print the works as aligned lines, or as a JSON array."""
    if json:
        output.as_json([shape(work) for work in works])
    else:
        output.table([_row(work) for work in works])


def changed(work: Work, message: str, *, json: bool) -> None:
    """Print a message about a work that was changed, or the work as JSON."""
    if json:
        output.as_json(shape(work))
    else:
        output.result(message)


def shape(work: Work) -> dict[str, Any]:
    """Return a work: its place, its data in plain text, and its fields as they are in the file."""
    entry = work.entry
    return {
        "key": work.key,
        "type": entry.type,
        "file": work.path,
        "section": work.section,
        "also": entry.also,
        "title": entry.title,
        "authors": [name.display for name in entry.authors],
        "year": entry.year,
        "venue": entry.venue,
        "arxiv": entry.arxiv,
        "doi": entry.doi,
        "url": entry.url,
        "fields": dict(entry.fields),
    }


def report_unreadable(library: Library) -> int:
    """Print the files that cannot be read, and return the exit status."""
    for file in library.unreadable:
        output.notice(f"{file.path} could not be read; `synthlit lint` shows why")
    return 1 if library.unreadable else 0


def _row(work: Work) -> tuple[str, str, str, str]:
    entry = work.entry
    venue = entry.venue
    if len(venue) > _LONGEST_VENUE:
        venue = f"{venue[: _LONGEST_VENUE - 1]}…"
    return work.key, str(entry.year or ""), venue, entry.title
