"""`synthlit lint`: check a library, or any `.bib` and Markdown files, and fix problems."""

import gc
import os
import sys
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias

import typer

from synthlit.cli import options, output
from synthlit.cli.parameters import argument, option

_PATHS = "Entries, .bib or Markdown files, or folders of them [default: the whole library]"
_SINCE = "Report only entries, lines and sections that changed since a git revision."
_SUPPRESS = "Suppress all present findings, each with a comment that gives REASON."
_UNSAFE = "With --fix or --diff: apply also fixes that may lose a fact."
_Preset: TypeAlias = Literal["default", "strict", "awesome", "bibtex", "biblatex"]
_Report: TypeAlias = Literal[
    "text", "concise", "json", "jsonl", "github", "sarif", "gitlab", "checkstyle", "junit"
]
_Codes: TypeAlias = list[str] | None


def _rules(help: str) -> Any:  # noqa: A002
    return option(metavar="RULE", help=help)


def lint(
    paths: Annotated[list[Path] | None, argument("[PATH]...", _PATHS)] = None,
    fix: Annotated[
        bool, option("--fix", help="Apply all safe fixes, and report the rest.")
    ] = False,
    unsafe_fixes: Annotated[bool, option("--unsafe-fixes", help=_UNSAFE)] = False,
    diff: Annotated[
        bool, option("--diff", help="Show what --fix would change; write nothing.")
    ] = False,
    preset: Annotated[
        _Preset | None, option(help="Which rules are run when none is selected.")
    ] = None,
    select: Annotated[_Codes, _rules("Run these rules only: codes, or how they begin.")] = None,
    extend_select: Annotated[_Codes, _rules("Run these rules as well.")] = None,
    ignore: Annotated[_Codes, _rules("Do not run these rules.")] = None,
    changed_since: Annotated[str, option(metavar="REV", help=_SINCE)] = "",
    add_suppressions: Annotated[str, option(metavar="REASON", help=_SUPPRESS)] = "",
    statistics: Annotated[
        bool, option("--statistics", help="Count the findings of each rule instead.")
    ] = False,
    exit_zero: Annotated[
        bool, option("--exit-zero", help="Exit with 0 whatever was found.")
    ] = False,
    report: Annotated[
        _Report, option("--format", help="The form of the report [default: text].")
    ] = "text",
    library: options.Library = None,
) -> None:
    """Check a library, or any .bib and Markdown files.

    Each finding has its file, line, column and rule; `synthlit rule CODE` explains the rule. Exit
    status 0: nothing was found; 1: something was, or --diff shows a change; 2: nothing was checked.
    """
    # A run creates many objects, keeps most and ends soon: searching for cycles is wasted.
    gc.disable()
    from synthlit.lint.fixer import FixMode
    from synthlit.lint.reports import text
    from synthlit.lint.reports.registry import REPORTS
    from synthlit.lint.selection import Choice
    from synthlit.workflows import lint as workflow
    from synthlit.workflows.add_suppressions import add_suppressions as suppress
    from synthlit.workflows.diff import of_files

    if unsafe_fixes and not (fix or diff):
        raise typer.BadParameter("--unsafe-fixes needs --fix or --diff")
    if add_suppressions and (fix or diff):
        raise typer.BadParameter("--add-suppressions cannot be combined with --fix or --diff")
    mode = FixMode.ALL if unsafe_fixes else FixMode.SAFE
    rules = (options.listed(codes) for codes in (select, extend_select, ignore))
    result = workflow.run(
        workflow.Request(
            options.today(),
            Path.cwd(),
            paths or (),
            library,
            Choice(preset or "", *rules),
            mode if fix or diff else FixMode.NONE,
            write=not diff,
            since=changed_since,
            environment=os.environ,
            complete=options.complete,
        )
    )
    for failure in result.failures:
        output.refusal(failure)
    if add_suppressions:
        added = suppress(result, add_suppressions)
        output.say(f"Wrote {added:,} suppression{'' if added == 1 else 's'}.")
        return
    if diff:
        changes = of_files(result.files)
        output.result(changes.rstrip("\n")) if changes else None
        raise typer.Exit(1 if result.failures or (changes and not exit_zero) else 0)
    name = "statistics" if statistics else report
    is_coloured = name == "text" and output.colourful(sys.stdout)
    shown = text.render(result, colour=True) if is_coloured else REPORTS[name](result)
    output.raw(shown)
    edited = [file.path for file in result.files if file.was_edited]
    for path in edited:
        output.notice(f"{path} was edited meanwhile, so its fixes were not written: run this again")
    is_partial = edited or result.failures
    raise typer.Exit(1 if is_partial or (result.diagnostics and not exit_zero) else 0)
