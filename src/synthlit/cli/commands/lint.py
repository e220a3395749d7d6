"""`synthlit lint`: check a library, or any `.bib` and Markdown files, and fix what can be."""

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from synthlit.cli import options, output


def lint(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...",
            help="Entries, .bib or Markdown files, or folders of them [default: the whole library]",
            show_default=False,
        ),
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Apply all safe fixes, and report the rest.")
    ] = False,
    unsafe_fixes: Annotated[
        bool,
        typer.Option(
            "--unsafe-fixes", help="With --fix or --diff: apply also fixes that may lose a fact."
        ),
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what --fix would change; write nothing.")
    ] = False,
    preset: Annotated[
        Literal["default", "strict", "awesome", "bibtex", "biblatex"] | None,
        typer.Option(help="Which rules are run when none is selected."),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(metavar="RULE", help="Run these rules only: codes, or how they begin."),
    ] = None,
    extend_select: Annotated[
        list[str] | None,
        typer.Option(metavar="RULE", help="Run these rules as well."),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(metavar="RULE", help="Do not run these rules."),
    ] = None,
    changed_since: Annotated[
        str,
        typer.Option(
            metavar="REV",
            help="Report only entries, lines and sections that changed since a git revision.",
            show_default=False,
        ),
    ] = "",
    add_suppressions: Annotated[
        str,
        typer.Option(
            metavar="REASON",
            help="Suppress all findings of now, with a comment at each place that gives REASON.",
            show_default=False,
        ),
    ] = "",
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Count the findings of each rule instead.")
    ] = False,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit with 0 whatever was found.")
    ] = False,
    report: Annotated[
        Literal[
            "text",
            "concise",
            "json",
            "jsonl",
            "github",
            "sarif",
            "gitlab",
            "checkstyle",
            "junit",
        ],
        typer.Option("--format", help="The form of the report."),
    ] = "text",
    library: options.Library = None,
) -> None:
    """Check a library, or any .bib and Markdown files, as a compiler would.

    Each finding has its file, line, column and rule; `synthlit rule CODE` explains the rule. Exit
    status 0: nothing was found; 1: something was, or --diff shows a change; 2: nothing was checked.
    """
    # A run makes many values, keeps most, and ends soon: looking for cycles would find none.
    gc.disable()
    from synthlit.lint.fixer import FixMode
    from synthlit.lint.reports import text
    from synthlit.lint.reports.registry import REPORTS
    from synthlit.lint.selection import Choice
    from synthlit.workflows import lint as workflow
    from synthlit.workflows.add_suppressions import add_suppressions as suppress
    from synthlit.workflows.diff import of_files

    if unsafe_fixes and not (fix or diff):
        raise typer.BadParameter("--unsafe-fixes goes with --fix or --diff")
    if add_suppressions and (fix or diff):
        raise typer.BadParameter("--add-suppressions goes without --fix and --diff")
    mode = FixMode.ALL if unsafe_fixes else FixMode.SAFE
    rules = (list(_split(codes)) for codes in (select, extend_select, ignore))
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
        )
    )
    if add_suppressions:
        added = suppress(result, add_suppressions)
        output.say(f"Wrote {added:,} suppression{'' if added == 1 else 's'}.")
        return
    if diff:
        changes = of_files(result.files)
        output.result(changes.rstrip("\n")) if changes else None
        raise typer.Exit(1 if changes and not exit_zero else 0)
    name = "statistics" if statistics else report
    is_coloured = name == text.NAME and output.colourful(sys.stdout)
    shown = text.render(result, colour=True) if is_coloured else REPORTS[name].render(result)
    output.raw(shown)
    raise typer.Exit(1 if result.diagnostics and not exit_zero else 0)


def _split(values: Sequence[str] | None) -> Iterator[str]:
    """Yield the codes of `--select A,B --select C`."""
    for value in values or ():
        yield from filter(None, (code.strip() for code in value.split(",")))
