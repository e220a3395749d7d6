"""Show how works are added: the progress on a terminal, then the result of each."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from synthlit.cli import output
from synthlit.sources.lookup import Progress, silent
from synthlit.workflows.report import Cause, Status, WorkReport, WorkResult

# Identifiers that an error names before it only counts them.
_SHOWN = 5
_VERBS = {Status.ADDED: ("added", "would add"), Status.CHANGED: ("changed", "would change")}


@contextmanager
def progress_bar(text: str, total: int) -> Iterator[Progress]:
    """Show a bar on stderr while the block runs, for two works or more."""
    if total < 2 or not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(text, total=total)
        output.passing.bar = lambda waiting: bar.update(task, description=waiting or text)
        try:
            yield lambda done, total: bar.update(task, completed=done, total=total)
        finally:
            output.passing.bar = None


def show(
    report: WorkReport,
    *,
    json: bool,
    dry_run: bool,
    exported: bool = False,
    command: str = "synthlit",
) -> None:
    """Print a report: as JSON, or a line for each work, failures to stderr, and a summary.

    With `exported`, the lists are up to date already, or cannot be; otherwise `command` begins the
    command that brings them up to date.
    """
    if json:
        output.as_json(_shape(report))
        return
    for result in report.results:
        if result.status in _VERBS:
            output.result(f"{_VERBS[result.status][dry_run]}  {result.message}")
        elif result.status is Status.SKIPPED:
            output.result(f"skipped  {result.request}: {result.message}")
        for text in result.notices:
            output.notice(f"{result.request}: {text}")
    _show_failures(report)
    for text in report.notices:
        output.notice(text)
    counts = {status: len(report.of(status)) for status in Status}
    if len(report.results) > 1:
        changed = f"{counts[Status.CHANGED]} changed, " if counts[Status.CHANGED] else ""
        output.say(
            f"{counts[Status.ADDED]} {'to add' if dry_run else 'added'}, {changed}"
            f"{counts[Status.SKIPPED]} already there, {counts[Status.FAILED]} failed"
        )
    if counts[Status.ADDED] and not dry_run and not exported:
        output.say(f"`{command} export` brings the lists up to date")


def _show_failures(report: WorkReport) -> None:
    """Print each failure, and each hint once; works that could not be looked up are one failure."""
    failures = report.of(Status.FAILED)
    unreached = [result for result in failures if result.cause is Cause.UNREACHED]
    others = [result for result in failures if result.cause is not Cause.UNREACHED]
    for number, result in enumerate(others, 1):
        last = number == len(others) or others[number].hint != result.hint
        named = result.request in result.message
        message = result.message if named else f"{result.request}: {result.message}"
        output.failure(message, result.hint if last else "")
    if unreached:
        shown = ", ".join(result.request for result in unreached[:_SHOWN])
        more = f" and {len(unreached) - _SHOWN} more" if len(unreached) > _SHOWN else ""
        error = report.lookup.error if report.lookup else None
        why = f"{error.message}; " if error else ""
        output.failure(f"{why}not in the embedded index: {shown}{more}", unreached[0].hint)


def _shape(report: WorkReport) -> dict[str, Any]:
    """Return the report as docs/json.md describes it."""
    shape: dict[str, Any] = {
        status.value: [_result(result) for result in report.of(status)] for status in Status
    }
    shape["notices"] = list(report.notices)
    if facts := report.lookup:
        shape["unreachable"] = facts.error.message if facts.error else None
        shape["index_date"] = facts.index_date.isoformat() if facts.index_date else None
    return shape


def _result(result: WorkResult) -> dict[str, Any]:
    shape: dict[str, Any] = {"asked": result.request}
    if result.work:
        shape |= {"key": result.work.key, "file": str(result.work.path)}
    if result.status in (Status.SKIPPED, Status.FAILED):
        shape |= {"reason": result.message, "hint": result.hint, "cause": result.cause}
    else:
        shape |= {"message": result.message}
        shape |= {"title": result.work.entry.title if result.work else ""}
    return shape | {"notices": list(result.notices)}
