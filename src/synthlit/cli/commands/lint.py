"""`synthlit lint`: judge the library, and mend what can be mended."""

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
            help="Entry files, or folders of them [default: the whole library]",
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
    select: Annotated[
        list[str] | None,
        typer.Option(metavar="RULE", help="Ask these rules only: codes, or how they begin."),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(metavar="RULE", help="Do not ask these rules: codes, or how they begin."),
    ] = None,
    report: Annotated[
        Literal["text", "json", "github"], typer.Option("--format", help="How findings are told.")
    ] = "text",
    library: options.Library = None,
) -> None:
    """Judge the library, as a compiler would.

    Each finding has its file, line, column and rule; `synthlit rule CODE` explains the rule. Exit
    status 0: nothing was found; 1: something was, or --diff shows something.
    """
    from synthlit.lint import selection
    from synthlit.lint.reports.registry import REPORTS
    from synthlit.lint.reports.report import Verdict
    from synthlit.workflows import lint as workflow

    if unsafe_fixes and not (fix or diff):
        raise typer.BadParameter("--unsafe-fixes goes with --fix or --diff")
    root, settings = options.opened(library)
    rules = selection.select(settings.lint, list(_split(select)), list(_split(ignore)))
    kind = workflow.Mending.ALL if unsafe_fixes else workflow.Mending.SAFE
    linted = workflow.lint(
        root,
        settings,
        rules,
        paths or (),
        mending=kind if fix or diff else workflow.Mending.NONE,
        write=not diff,
        today=options.today(),
    )
    if diff:
        output.result(linted.diff().rstrip("\n")) if linted.mended else None
        raise typer.Exit(1 if linted.mended else 0)
    verdict = Verdict(
        linted.diagnostics,
        linted.judged,
        len(linted.mended),
        linted.texts,
        colour=output.colourful(sys.stdout),
    )
    output.raw(REPORTS[report].render(verdict))
    raise typer.Exit(1 if linted.diagnostics else 0)


def _split(values: Sequence[str] | None) -> Iterator[str]:
    """Yield the codes of `--select A,B --select C`."""
    for value in values or ():
        yield from filter(None, (code.strip() for code in value.split(",")))
