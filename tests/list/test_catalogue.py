"""The works of this repository's list, against the facts that they were made from."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from synthlit.library.library import Library, Work
from synthlit.model.title import normal


def rows(shared: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of the catalogue."""
    for file in sorted((shared / "catalog").glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            yield json.loads(line)


def work_of(row: dict[str, Any], own: Library) -> Work:
    """Return the one work that a row became."""
    same = own.by_title[normal(row["title"])]
    found = [work for work in same if str(work.section) == row["section"]]
    assert len(found) == 1, row["title"]
    return found[0]


def wrong(row: dict[str, Any], work: Work) -> Iterator[str]:
    """Yield the facts of an entry that are others than the row's."""
    entry, published = work.entry, row["published"] or {}
    facts = {
        "title": (normal(entry.title), normal(row["title"])),
        "authors": ([normal(n.display) for n in entry.authors], list(map(normal, row["authors"]))),
        "arxiv": (str(entry.arxiv) if entry.arxiv else None, row["arxiv"]),
        "year": (entry.year, published.get("year") or row["year"]),
        "also": ([str(path) for path in entry.also], row["also"]),
        "class": (entry.get("primaryclass") or None, row["primary_class"] or None),
        "why": (normal(entry.get("annotation")), normal(row["why"] or "")),
    }
    if published:
        facts["venue"] = (normal(entry.venue), normal(published["venue"]))
        doi = published.get("doi")
        facts["doi"] = (str(entry.doi).lower() if entry.doi else None, doi and doi.lower())
        container = entry.get("journal") or entry.get("booktitle")
        want = normal(published["booktitle"] or "")
        # A row has one field for a journal and its volume.
        with_volume = normal(f"{container} {entry.get('volume')}")
        facts["container"] = (with_volume if want == with_volume else normal(container), want)
    yield from (name for name, (have, want) in facts.items() if have != want)


def test_every_row_is_an_entry_with_its_facts(own: Library, shared: Path) -> None:
    """As many entries as rows, and no fact of any is another."""
    catalogue = list(rows(shared))
    faults = {
        row["title"]: names for row in catalogue if (names := list(wrong(row, work_of(row, own))))
    }

    assert faults == {}
    assert len(own.works) >= len(catalogue)


def test_every_work_can_be_reached_and_is_filed(own: Library) -> None:
    """Each has an address, a year, authors, and a section of the list."""
    known = set(own.settings.paths())

    assert own.unreadable == ()
    for work in own.works:
        assert work.section in known
        assert work.entry.url.startswith("https://") or work.entry.url.startswith("http://")
        assert work.entry.year
        assert work.entry.authors
