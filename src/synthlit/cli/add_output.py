"""Show what became of works that somebody wanted in the library."""

from synthlit.cli import output
from synthlit.workflows.absorb.absorb import Absorbed
from synthlit.workflows.add import Added
from synthlit.workflows.report import Cause, Fate, Report

# Identifiers that an error names before it only counts them.
_SHOWN = 5


def tell(report: Report, *, dry_run: bool = False) -> None:
    """Print a line for each work, the failures to stderr, and a summary at the end."""
    for outcome in report.outcomes:
        if outcome.fate is Fate.ADDED:
            output.result(f"{'would add' if dry_run else 'added'}  {outcome.message}")
        elif outcome.fate is Fate.CHANGED:
            output.result(f"{'would change' if dry_run else 'changed'}  {outcome.message}")
        elif outcome.fate is Fate.SKIPPED:
            output.result(f"skipped  {outcome.asked}: {outcome.message}")
        for text in outcome.notices:
            output.notice(f"{outcome.asked}: {text}")
    _tell_failures(report)
    for text in report.notices:
        output.notice(text)
    counts = {fate: len(report.of(fate)) for fate in Fate}
    if len(report.outcomes) > 1:
        changed = f"{counts[Fate.CHANGED]} changed, " if counts[Fate.CHANGED] else ""
        output.say(
            f"{counts[Fate.ADDED]} {'to add' if dry_run else 'added'}, {changed}"
            f"{counts[Fate.SKIPPED]} already there, {counts[Fate.FAILED]} failed"
        )
    if counts[Fate.ADDED] and not dry_run and not isinstance(report, Absorbed):
        output.say("`synthlit export` brings the lists up to date")


def _tell_failures(report: Report) -> None:
    """Tell each failure, and each remedy once; what could not be looked up is one failure."""
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
        fault = report.facts.fault if isinstance(report, Added | Absorbed) else None
        why = f"{fault.message}; " if fault else ""
        output.failure(f"{why}not in the embedded index: {shown}{more}", unreached[0].hint)
