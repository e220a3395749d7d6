"""The protocol of a source, and its answers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from synthlit.model.identifiers import Identifier
from synthlit.model.record import Record


@dataclass(frozen=True)
class Answer:
    """Records by identifier; an identifier that was queried and has no record is unknown there."""

    ids: tuple[Identifier, ...]
    records: Mapping[Identifier, Record]


class Source(Protocol):
    """Has records of works, by their identifiers."""

    name: str

    @property
    def knows(self) -> tuple[type[Identifier], ...]:
        """The types of identifiers by which it has records."""
        ...

    def look_up(self, ids: Sequence[Identifier]) -> Iterator[Answer]:
        """Yield answers, batch by batch, until every identifier was queried.

        Raises SourceUnreachable where there is no answer that can be believed; the answers that
        were yielded before stay true, and only the identifiers that they name were queried.
        """
        ...
