"""The results of adding works: one for each work that was requested."""

from dataclasses import dataclass
from enum import StrEnum

from synthlit.errors import SourceUnreachable, SynthlitError
from synthlit.library.builder import LibraryBuilder
from synthlit.library.library import Work
from synthlit.model.entry import Entry
from synthlit.sources.lookup import LookupResult


class Status(StrEnum):
    """The outcome for one work."""

    ADDED = "added"
    CHANGED = "changed"
    SKIPPED = "skipped"
    FAILED = "failed"


class Cause(StrEnum):
    """Why a work could not be added, where scripts must tell the reasons apart."""

    MALFORMED = "malformed"
    UNKNOWN = "unknown"
    UNREACHED = "unreached"
    REFUSED = "refused"


@dataclass(frozen=True)
class WorkResult:
    """The result of one work: how it was requested, and the entry that it has."""

    request: str
    status: Status
    message: str
    hint: str = ""
    work: Work | None = None
    cause: Cause | None = None
    notices: tuple[str, ...] = ()


@dataclass(frozen=True)
class WorkReport:
    """All results in the order of the requests, further notices, and the records that were used."""

    results: tuple[WorkResult, ...] = ()
    notices: tuple[str, ...] = ()
    lookup: LookupResult | None = None

    def of(self, status: Status) -> list[WorkResult]:
        """Return the results with a status."""
        return [result for result in self.results if result.status is status]

    @property
    def exit_status(self) -> int:
        """0 nothing failed; 4 a service was unreachable; 2 no identifier was valid; else 1."""
        causes = {result.cause for result in self.of(Status.FAILED)}
        if not causes:
            return 0
        if Cause.UNREACHED in causes:
            return SourceUnreachable.exit_status
        if causes == {Cause.MALFORMED} and len(self.of(Status.FAILED)) == len(self.results):
            return SynthlitError.exit_status
        return 1


def already_there(request: str, work: Work) -> WorkResult:
    """Return the result for a work that the library has."""
    return WorkResult(
        request, Status.SKIPPED, f"already there as {work.key} in {work.path}", work=work
    )


# Titles such as "Editorial" have hundreds of related works.
_RELATED_SHOWN = 2


def related(builder: LibraryBuilder, entry: Entry) -> tuple[str, ...]:
    """Return one notice that names the related works of an entry that is added; or none."""
    found = builder.related_to(entry)
    if not found:
        return ()
    named = [
        f"{work.key} in {work.path} (same {'DOI' if what == ('title',) else 'title and authors'}, "
        f"other {', '.join(what)})"
        for work, what in found[:_RELATED_SHOWN]
    ]
    more = len(found) - len(named)
    return (f"related to {', '.join(named)}{f' and {more} more' if more else ''}",)
