"""`synthlit import`: take over the entries of .bib files."""

from pathlib import Path
from typing import Annotated

import typer

from synthlit.cli import completion, options, output


def import_(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="BibTeX files.")],
    section: Annotated[
        str | None,
        typer.Option(
            "--section",
            "-s",
            metavar="SECTION",
            help="Where the works are filed [default: the section that `keywords` names]",
            autocompletion=completion.sections,
            show_default=False,
        ),
    ] = None,
    also: options.Also = None,
    dry_run: options.DryRun = False,
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """Take over the entries of .bib files.

    What can be read is put in canonical form and filed; a work that the library has is not added
    again; every block that cannot be read is told with its line. Keys stay as they are where they
    can name a file and are free.
    """
    from synthlit.cli import reporting, shapes
    from synthlit.workflows import import_ as workflow

    root, settings = options.opened(library)
    filing = workflow.Filing(
        section=options.place(settings, section),
        also=tuple(settings.place(other) for other in also or ()),
        today=options.today(),
    )
    report = workflow.import_(root, settings, files, filing, dry_run=dry_run)
    if json:
        output.as_json(shapes.report(report))
    else:
        reporting.tell(report, dry_run=dry_run)
    raise typer.Exit(report.exit_status)
