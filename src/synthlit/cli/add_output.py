"""Report what became of works that were to be added."""

from typing import Any

from synthlit.cli import output
from synthlit.workflows.report import Cause, Fate, Outcome, Report

# Identifiers that an error names before it only counts them.
_SHOWN = 5
_VERBS = {Fate.ADDED: ("added", "would add"), Fate.CHANGED: ("changed", "would change")}


def show(report: Report, *, json: bool, dry_run: bool, exported: bool = False) -> None:
    """Print a report: as JSON, or a line for each work, failures to stderr, and a summary.

    With `exported`, the lists are up to date already.
    """
    if json:
        output.as_json(_shape(report))
        return
    for outcome in report.outcomes:
        if outcome.fate in _VERBS:
            output.result(f"{_VERBS[outcome.fate][dry_run]}  {outcome.message}")
        elif outcome.fate is Fate.SKIPPED:
            output.result(f"skipped  {outcome.asked}: {outcome.message}")
        for text in outcome.notices:
            output.notice(f"{outcome.asked}: {text}")
    _show_failures(report)
    for text in report.notices:
        output.notice(text)
    counts = {fate: len(report.of(fate)) for fate in Fate}
    if len(report.outcomes) > 1:
        changed = f"{counts[Fate.CHANGED]} changed, " if counts[Fate.CHANGED] else ""
        output.say(
            f"{counts[Fate.ADDED]} {'to add' if dry_run else 'added'}, {changed}"
            f"{counts[Fate.SKIPPED]} already there, {counts[Fate.FAILED]} failed"
        )
    if counts[Fate.ADDED] and not dry_run and not exported:
        output.say("`synthlit export` brings the lists up to date")


def _show_failures(report: Report) -> None:
    """Print each failure, and each hint once; works that could not be looked up are one failure."""
    failures = report.of(Fate.FAILED)
    unreached = [outcome for outcome in failures if outcome.cause is Cause.UNREACHED]
    others = [outcome for outcome in failures if outcome.cause is not Cause.UNREACHED]
    for number, outcome in enumerate(others, 1):
        last = number == len(others) or others[number].hint != outcome.hint
        named = outcome.asked in outcome.message
        message = outcome.message if named else f"{outcome.asked}: {outcome.message}"
        output.failure(message, outcome.hint if last else "")
    if unreached:
        shown = ", ".join(outcome.asked for outcome in unreached[:_SHOWN])
        more = f" and {len(unreached) - _SHOWN} more" if len(unreached) > _SHOWN else ""
        error = report.facts.error if report.facts else None
        why = f"{error.message}; " if error else ""
        output.failure(f"{why}not in the embedded index: {shown}{more}", unreached[0].hint)


def _shape(report: Report) -> dict[str, Any]:
    """Return the report as docs/json.md describes it."""
    shape: dict[str, Any] = {
        fate.value: [_outcome(outcome) for outcome in report.of(fate)] for fate in Fate
    }
    shape["notices"] = list(report.notices)
    if facts := report.facts:
        shape["unreachable"] = facts.error.message if facts.error else None
        shape["index_date"] = facts.index_date.isoformat() if facts.index_date else None
    return shape


def _outcome(outcome: Outcome) -> dict[str, Any]:
    shape: dict[str, Any] = {"asked": outcome.asked}
    if outcome.work:
        shape |= {"key": outcome.work.key, "file": str(outcome.work.path)}
    if outcome.fate in (Fate.SKIPPED, Fate.FAILED):
        shape |= {"reason": outcome.message, "hint": outcome.hint, "cause": outcome.cause}
    else:
        shape |= {"message": outcome.message}
        shape |= {"title": outcome.work.entry.title if outcome.work else ""}
    return shape | {"notices": list(outcome.notices)}
