"""The embedded index: records of arXiv papers for use without a network."""

import datetime
import gzip
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from synthlit.model.identifiers import ArxivId, Identifier
from synthlit.model.record import Record
from synthlit.sources.source import Answer

NAME = "arxiv-index"
FILE = Path(__file__).with_name("data") / "arxiv-index.tsv.gz"


class EmbeddedIndex:
    """The index as a source; a paper without a record in it may exist all the same.

    The first line of the file is the day of the newest fact. Each other line holds, between tabs:
    identifier, month, classes, a comment on a withdrawal, title, authors.
    """

    name = NAME
    knows = (ArxivId,)

    def __init__(self, file: Path = FILE) -> None:
        self._file = file

    @property
    def date(self) -> datetime.date:
        """The day of the newest fact in the index."""
        return self._day

    def look_up(self, ids: Sequence[Identifier]) -> Iterator[Answer]:
        """Yield one answer, with the records that the index has."""
        day = self.date
        found = {id_: self._rows[id_.value] for id_ in ids if id_.value in self._rows}
        yield Answer(
            tuple(dict.fromkeys(ids)),
            {id_: _read(id_.value, row, day) for id_, row in found.items()},
        )

    def record(self, id_: ArxivId) -> Record | None:
        """Return the record of an identifier, if the index has one."""
        row = self._rows.get(id_.value)
        return _read(id_.value, row, self._day) if row is not None else None

    def __iter__(self) -> Iterator[Record]:
        """Yield every record, in the order of identifiers."""
        day = self.date
        return (_read(id_, row, day) for id_, row in self._rows.items())

    def titles(self) -> Iterator[tuple[ArxivId, str]]:
        """Yield identifier and title of every record, which is faster than to make them."""
        return ((ArxivId(id_), row.split("\t", 4)[3]) for id_, row in self._rows.items())

    @cached_property
    def _day(self) -> datetime.date:
        return datetime.date.fromisoformat(self._lines[0])

    @cached_property
    def _lines(self) -> list[str]:
        return gzip.decompress(self._file.read_bytes()).decode("utf-8").split("\n")

    @cached_property
    def _rows(self) -> dict[str, str]:
        """The rest of each line by the identifier that begins it."""
        return {id_: row for id_, _, row in (line.partition("\t") for line in self._lines[1:])}


def _read(id_: str, row: str, day: datetime.date) -> Record:
    month, classes, comment, title, *authors = row.split("\t")
    categories = tuple(classes.split())
    return Record(
        source=NAME,
        seen=day,
        arxiv=id_,
        title=title,
        authors=tuple(authors),
        year=int(month[:4]),
        month=int(month[5:]),
        primary_class=categories[0] if categories else "",
        categories=categories,
        comment=comment,
    )
