"""The shape of a source, and what it answers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from synthlit.model.identifiers import ArxivId
from synthlit.model.record import Record


@dataclass(frozen=True)
class Answer:
    """What a source said; an identifier that was asked and has no record is unknown there."""

    asked: tuple[ArxivId, ...]
    records: Mapping[ArxivId, Record]


class Source(Protocol):
    """Something that knows works by their identifiers."""

    name: str

    def look_up(self, ids: Sequence[ArxivId]) -> Iterator[Answer]:
        """Yield answers, batch by batch, until every identifier was asked.

        Raises SourceUnreachable where there is no answer that can be believed; the answers that
        were yielded before stay true, and only the identifiers that they name were asked.
        """
        ...
