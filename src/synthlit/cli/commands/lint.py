"""`synthlit lint`: judge a library, or any `.bib` and Markdown files, and mend what can be."""

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
        bool, typer.Option("--fix", help="Mend what is sure, and tell the rest.")
    ] = False,
    unsafe_fixes: Annotated[
        bool,
        typer.Option(
            "--unsafe-fixes", help="With --fix or --diff: also mend what may lose a fact."
        ),
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what --fix would change; write nothing.")
    ] = False,
    preset: Annotated[
        Literal["default", "strict", "awesome", "bibtex", "biblatex"] | None,
        typer.Option(help="Which rules are asked when none is selected."),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(metavar="RULE", help="Ask these rules only: codes, or how they begin."),
    ] = None,
    extend_select: Annotated[
        list[str] | None,
        typer.Option(metavar="RULE", help="Ask these rules as well."),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(metavar="RULE", help="Do not ask these rules."),
    ] = None,
    changed_since: Annotated[
        str,
        typer.Option(
            metavar="REV",
            help="Tell only what lies in entries, lines and sections changed since a git revision.",
            show_default=False,
        ),
    ] = "",
    add_exemptions: Annotated[
        str,
        typer.Option(
            metavar="REASON",
            help="Excuse all that is found now, with a comment at each place that gives REASON.",
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
        typer.Option("--format", help="How findings are told."),
    ] = "text",
    library: options.Library = None,
) -> None:
    """Judge a library, or any .bib and Markdown files, as a compiler would.

    Each finding has its file, line, column and rule; `synthlit rule CODE` explains the rule. Exit
    status 0: nothing was found; 1: something was, or --diff shows something; 2: nothing was judged.
    """
    # A run makes many values, keeps most, and ends soon: looking for cycles would find none.
    gc.disable()
    from synthlit.lint.reports.registry import REPORTS
    from synthlit.lint.reports.report import Verdict
    from synthlit.lint.selection import Choice
    from synthlit.workflows import lint_all
    from synthlit.workflows.add_suppressions import exempt
    from synthlit.workflows.lint import Mending

    if unsafe_fixes and not (fix or diff):
        raise typer.BadParameter("--unsafe-fixes goes with --fix or --diff")
    if add_exemptions and (fix or diff):
        raise typer.BadParameter("--add-exemptions goes without --fix and --diff")
    kind = Mending.ALL if unsafe_fixes else Mending.SAFE
    outcome = lint_all.run(
        lint_all.Request(
            options.today(),
            Path.cwd(),
            paths or (),
            library,
            Choice(
                preset or "",
                list(_split(select)),
                list(_split(extend_select)),
                list(_split(ignore)),
            ),
            kind if fix or diff else Mending.NONE,
            write=not diff,
            since=changed_since,
            environment=os.environ,
        )
    )
    if add_exemptions:
        added = exempt(outcome.base, outcome.diagnostics, add_exemptions)
        output.say(f"{added:,} exemption{'' if added == 1 else 's'} written")
        return
    if diff:
        output.result(outcome.diff.rstrip("\n")) if outcome.diff else None
        raise typer.Exit(1 if outcome.diff and not exit_zero else 0)
    verdict = Verdict(
        outcome.diagnostics,
        outcome.judged,
        len(outcome.mended),
        outcome.texts,
        colour=output.colourful(sys.stdout),
    )
    output.raw(REPORTS["statistics" if statistics else report].render(verdict))
    raise typer.Exit(1 if outcome.diagnostics and not exit_zero else 0)


def _split(values: Sequence[str] | None) -> Iterator[str]:
    """Yield the codes of `--select A,B --select C`."""
    for value in values or ():
        yield from filter(None, (code.strip() for code in value.split(",")))
