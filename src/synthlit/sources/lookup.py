"""Look works up: in every source that knows their identifiers, then in the embedded index."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from synthlit.errors import InvalidIdentifier, SourceUnreachable
from synthlit.model.identifiers import Identifier
from synthlit.model.record import Record
from synthlit.sources.source import Source

# Called with the numbers of works looked up so far and in all.
Progress: TypeAlias = Callable[[int, int], None]


@dataclass(frozen=True)
class Sources:
    """The services in order (none where the network must not be used), and the embedded index."""

    services: tuple[Source, ...]
    index: Source
    records: Iterable[Record] = ()

    def identify(self, text: str) -> Identifier:
        """Read a text as an identifier of the first type that fits, of those that a source knows.

        Raises InvalidIdentifier.
        """
        types = dict.fromkeys(
            type_ for source in (self.index, *self.services) for type_ in source.knows
        )
        errors: list[InvalidIdentifier] = []
        for type_ in types:
            try:
                return type_.parse(text)
            except InvalidIdentifier as error:
                errors.append(error)
        raise errors[0]


@dataclass(frozen=True)
class LookupResult:
    """The records that were found, and why some were not.

    `unreached` could not be looked up, for the reason that `error` gives; `index_date` is that of
    the embedded index where records come from there.
    """

    records: Mapping[Identifier, Record] = field(default_factory=dict)
    unreached: frozenset[Identifier] = frozenset()
    error: SourceUnreachable | None = None
    index_date: date | None = None


def silent(done: int, total: int) -> None:
    """Show no progress."""


def look_up(
    ids: Sequence[Identifier], sources: Sources, progress: Progress = silent
) -> LookupResult:
    """Query the services and, for works that they could not be asked for, the embedded index."""
    records: dict[Identifier, Record] = {}
    unasked = set(ids)
    unanswered: set[Identifier] = set()
    first_error = None
    for service in sources.services:
        wanted = [id_ for id_ in ids if id_ not in records and isinstance(id_, service.knows)]
        left = set(wanted)
        try:
            for answer in service.look_up(wanted):
                records.update(answer.records)
                left.difference_update(answer.ids)
                unasked.difference_update(answer.ids)
                progress(len(ids) - len(unasked), len(ids))
        except SourceUnreachable as error:
            first_error = first_error or error
            unanswered |= left
    rest = [id_ for id_ in ids if id_ not in records and (id_ in unasked or id_ in unanswered)]
    found = {id_: r for answer in sources.index.look_up(rest) for id_, r in answer.records.items()}
    dates = [record.seen for record in found.values()]
    return LookupResult(
        records | found,
        frozenset(rest) - found.keys(),
        first_error,
        max(dates) if dates else None,
    )
