"""Real entries to measure with: half of DBLP and half of arXiv, or papers of the embedded index."""

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import chain, count
from pathlib import Path, PurePosixPath

from synthlit.bibtex import canonical, parser, reader
from synthlit.library import from_record
from synthlit.library.matching import MatchKey, match_keys
from synthlit.model.entry import Entry
from synthlit.model.identifiers import ArxivId
from synthlit.model.record import Record
from synthlit.sources.index import EmbeddedIndex

_DAY = date(2026, 9, 1)
_BEGIN = re.compile(r"\n(?=@)")
_ONLY_DBLP = dict.fromkeys(("timestamp", "biburl", "bibsource"))
_AT_ONCE = 1000


def new_paper() -> Record:
    """Return the paper of the embedded index that no library has."""
    return tuple(EmbeddedIndex())[-1]


def entries(shared: Path | None) -> Iterator[Entry]:
    """Yield entries that are no duplicates of each other, each with a key of its own.

    They are from the records in `shared`, or, without it, from the embedded index.
    """
    new = from_record.draft(new_paper(), _DAY)
    taken: set[MatchKey] = set(match_keys(new))
    keys: set[str] = set()
    found = _alternating(_dblp(shared), _arxiv(shared)) if shared else _of_index()
    for entry in found:
        if not entry.title or not entry.authors or not taken.isdisjoint(match_keys(entry)):
            continue
        taken.update(match_keys(entry))
        key = from_record.free_key(entry, keys.__contains__)
        keys.add(key)
        yield entry.revised({}, key=key)


def _alternating(first: Iterable[Entry], second: Iterable[Entry]) -> Iterator[Entry]:
    return chain.from_iterable(zip(first, second, strict=False))


def _dblp(shared: Path) -> Iterator[Entry]:
    with gzip.open(shared / "mirror" / "dblp-proceedings.bib.gz", "rt", encoding="utf-8") as file:
        records = _BEGIN.split(file.read())
    for start in range(0, len(records), _AT_ONCE):
        text = "\n".join(records[start : start + _AT_ONCE])
        document = parser.read(PurePosixPath("dblp.bib"), text)
        for entry in reader.from_document(document).entries:
            if entry.type != "proceedings":
                added = _ONLY_DBLP | {"added": _DAY.isoformat()}
                yield canonical.canonical_entry(entry.revised(added))


def _arxiv(shared: Path) -> Iterator[Entry]:
    with gzip.open(shared / "mirror" / "arxiv-listing.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            id_ = ArxivId.parse(row["id"])
            record = Record(
                source="arxiv-mirror", seen=_DAY, arxiv=row["id"], title=row["title"],
                authors=tuple(row["authors"]), year=id_.year, month=id_.month,
            )  # fmt: skip
            yield from_record.draft(record, _DAY)


def _of_index() -> Iterator[Entry]:
    """Yield papers of the index; beyond its end, the same facts under further identifiers.

    Every other one has a DOI of the prefix for examples, and a venue, as published works do.
    """
    records = tuple(EmbeddedIndex())
    number = count()
    for lap in count():
        for record in records:
            entry = from_record.draft(_again(record, lap), _DAY)
            if (place := next(number)) % 2:
                yield entry
                continue
            published = {
                "booktitle": f"Proceedings of Benchmark {entry.first_year}",
                "doi": f"10.5555/benchmark.{place}",
            }
            yield canonical.canonical_entry(entry.revised(published, type="inproceedings"))


def _again(record: Record, lap: int) -> Record:
    if not lap:
        return record
    # Five digits behind the month: none of these identifiers is in the index.
    number = int(record.arxiv.partition(".")[2]) + lap * 1000
    arxiv = f"{record.arxiv[:4]}.{number % 100_000:05}"
    return replace(record, arxiv=arxiv, title=f"{record.title}, Part {lap + 1}")
