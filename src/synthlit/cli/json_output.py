"""A work as `--json` prints it (docs/json.md)."""

from typing import Any

from synthlit.library.library import Work


def work(work: Work) -> dict[str, Any]:
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
