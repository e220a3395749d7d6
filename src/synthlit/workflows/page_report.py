"""Report what became of a page: what no field of a work holds, and what its ledger has lost."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from synthlit.library.candidates import Candidate
from synthlit.library.ledger import Account, Ledger
from synthlit.workflows.report import Cause, Status, WorkResult

_LOST = "{} became neither an entry nor kept text, and was not reported"
_OUR_FAULT = "this is a fault of synthlit; please report it with the line"


def with_left(result: WorkResult, item: Candidate) -> WorkResult:
    """Return the result of a work with a notice for each part of its lines that no field holds."""
    if result.status is Status.FAILED:
        return result
    left = (f"line {part.line}: no field holds {part.text!r}" for part in item.left)
    return replace(result, notices=(*result.notices, *left))


def lost(name: str | Path, ledger: Ledger, results: Sequence[WorkResult]) -> Iterator[WorkResult]:
    """Yield a failure for each part of a page without an account, after its works had a result."""
    accounts = {index: _account(result) for index, result in enumerate(results)}
    for line, part in ledger.finished(accounts).lost:
        message = _LOST.format(part)
        yield WorkResult(f"{name}:{line}", Status.FAILED, message, _OUR_FAULT, cause=Cause.REFUSED)


def _account(result: WorkResult) -> Account:
    return Account.REPORTED if result.status is Status.FAILED else Account.ENTRY
