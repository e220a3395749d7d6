"""The ledger of a page: what became of each of its lines, and of each identifier and link."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self, TypeVar

from synthlit.model.identifiers import Identifier


class Account(StrEnum):
    """What became of a part of a page; each part has exactly one account."""

    ENTRY = "entry"
    KEPT = "kept"
    REPORTED = "reported"


@dataclass(frozen=True)
class LineAccount:
    """A line that is not empty, its account, and the index of the candidate that was read of it."""

    line: int
    account: Account | None = None
    work: int | None = None


@dataclass(frozen=True)
class Mention:
    """An arXiv id, a DOI or a link on a line, its account, and the candidate that holds it.

    `identifier` is None for an address that holds no identifier.
    """

    line: int
    address: str
    identifier: Identifier | None = None
    account: Account | None = None
    work: int | None = None

    def __str__(self) -> str:
        return str(self.identifier or self.address)


@dataclass(frozen=True)
class Leftover:
    """Text or a link on the lines of a work that no field of an entry holds."""

    line: int
    text: str


_Part = TypeVar("_Part", LineAccount, Mention)


@dataclass(frozen=True)
class Ledger:
    """The accounts of a page. The reader fills them, and a workflow finishes them.

    The account of a candidate is `ENTRY` until the workflow says that no entry was made of it.
    """

    lines: tuple[LineAccount, ...] = ()
    mentions: tuple[Mention, ...] = ()

    def finished(self, works: Mapping[int, Account]) -> Self:
        """Return the ledger with the accounts that candidates have at the end, by their indices."""
        return replace(
            self,
            lines=tuple(_settled(part, works) for part in self.lines),
            mentions=tuple(_settled(part, works) for part in self.mentions),
        )

    @property
    def lost(self) -> Iterator[tuple[int, str]]:
        """The lines and the mentions without an account, which nothing must have."""
        yield from ((part.line, "the line") for part in self.lines if part.account is None)
        yield from ((part.line, str(part)) for part in self.mentions if part.account is None)

    def unfiled(self) -> Iterator[Mention]:
        """Yield the identifiers that are in no entry: those whose account is not `ENTRY`."""
        yield from (
            part for part in self.mentions if part.identifier and part.account is not Account.ENTRY
        )


def _settled(part: _Part, works: Mapping[int, Account]) -> _Part:
    if part.work is None or part.work not in works:
        return part
    return replace(part, account=works[part.work])
