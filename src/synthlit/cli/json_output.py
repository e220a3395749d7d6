"""The shapes of what `--json` prints (docs/json.md)."""

from typing import Any

from synthlit.library.library import Work
from synthlit.workflows.absorb.absorb import Absorbed
from synthlit.workflows.add import Added
from synthlit.workflows.report import Fate, Outcome, Report
from synthlit.workflows.stats import Stats


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


def report(report: Report) -> dict[str, Any]:
    """Return what was added, what was there, what failed and why."""
    shape: dict[str, Any] = {
        fate.value: [_outcome(outcome) for outcome in report.of(fate)] for fate in Fate
    }
    shape["notices"] = list(report.notices)
    if isinstance(report, Added | Absorbed):
        facts = report.facts
        shape["unreachable"] = facts.fault.message if facts.fault else None
        shape["index_date"] = facts.index_date.isoformat() if facts.index_date else None
    return shape


def _outcome(outcome: Outcome) -> dict[str, Any]:
    shape: dict[str, Any] = {"asked": outcome.asked}
    if outcome.work:
        shape |= {"key": outcome.work.key, "file": str(outcome.work.path)}
    if outcome.fate in (Fate.SKIPPED, Fate.FAILED):
        shape |= {"reason": outcome.message, "hint": outcome.hint, "cause": outcome.cause}
    else:
        shape |= {"message": outcome.message}
        shape |= {"title": outcome.work.entry.title if outcome.work else ""}
    return shape | {"notices": list(outcome.notices)}


def stats(stats: Stats) -> dict[str, Any]:
    """Return the counts of a library."""
    return {
        "works": stats.works,
        "published": stats.published,
        "undated": stats.undated,
        "unreadable": stats.unreadable,
        "sections": {str(path): count for path, count in stats.sections.items()},
        "years": {str(year): count for year, count in stats.years.items()},
        "venues": dict(stats.venues),
    }
