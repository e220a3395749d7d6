"""Build the embedded index from a listing of arXiv papers.

    python scripts/build_index.py ../shared/mirror/field.jsonl.gz

The listing has a JSON object a line: id, title, authors, categories, date, comment. Its dates are
good to the month only, so year and month are kept, and the newest date is the index's own.
"""

import argparse
import gzip
import json
from collections.abc import Iterable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from synthlit.model.identifiers import ArxivId
from synthlit.model.record import Record
from synthlit.model.text import clean
from synthlit.sources.index import FILE, NAME


def records(listing: Path) -> Iterator[Record]:
    """Yield the papers of a listing; one that is not well-formed ends the script."""
    with gzip.open(listing, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield record(json.loads(line))


def record(row: dict[str, Any]) -> Record:
    """Return a row of the listing as a record."""
    day = date.fromisoformat(row["date"])
    categories = tuple(row["categories"])
    found = Record(
        source=NAME,
        seen=day,
        arxiv=ArxivId.parse(row["id"]).value,
        title=clean(row["title"]),
        authors=tuple(clean(author) for author in row["authors"]),
        year=day.year,
        month=day.month,
        primary_class=categories[0] if categories else "",
        categories=categories,
        comment=clean(row["comment"] or ""),
    )
    if not found.title or not all(found.authors) or not found.authors:
        raise SystemExit(f"{found.arxiv} has no title or no author")
    return found


def pack(records: Iterable[Record], day: date) -> bytes:
    """Return an index of the records, the same for the same records in any order."""
    lines = [day.isoformat(), *sorted(map(_write, records))]
    packed = BytesIO()
    # No time and no name in the header: both would differ from run to run.
    with gzip.GzipFile("", "wb", 9, packed, mtime=0) as file:
        file.write("\n".join(lines).encode("utf-8"))
    return packed.getvalue()


def _write(record: Record) -> str:
    classes = dict.fromkeys([record.primary_class, *record.categories])
    return "\t".join(
        [
            record.arxiv,
            f"{record.year:04}-{record.month:02}",
            " ".join(filter(None, classes)),
            record.comment if record.withdrawn else "",
            record.title,
            *record.authors,
        ]
    )


def main() -> None:
    """Read the arguments and write the index."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("listing", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=FILE)
    options = parser.parse_args()
    found = list(records(options.listing))
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_bytes(pack(found, max(item.seen for item in found)))


if __name__ == "__main__":
    main()
