"""`synthlit import`: import works from other files."""

from pathlib import Path
from typing import Annotated

import typer

from synthlit.cli import options
from synthlit.cli.parameters import argument, option
from synthlit.plugins import readable_suffixes

_SECTION = "The section for the works [default: the one that the file names]."


def import_(
    files: Annotated[
        list[Path], argument("FILE...", f"The files: {', '.join(readable_suffixes())}.")
    ],
    section: Annotated[str | None, options.section_option("--section", "-s", help=_SECTION)] = None,
    also: options.Also = None,
    form: Annotated[
        bool, option("--form", help="Read the text of this list's issue form.")
    ] = False,
    offline: options.Offline = False,
    dry_run: options.DryRun = False,
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """Import works from other files.

    Reads BibTeX, JSON lines (docs/jsonl.md), and Markdown lists, whose works are looked up by arXiv
    identifier or title. A work that the library contains is not added again; whatever cannot be
    read is reported with its line. A citation key does not change if it is valid and not in use.
    BibTeX is also read by bibtexparser: an entry that the two parsers read differently is reported
    and not imported.
    """
    from synthlit.cli import add_output
    from synthlit.workflows import import_ as workflow

    root, settings = options.opened(library)
    filing = workflow.Filing(
        section=options.place(settings, section),
        also=tuple(settings.place(other) for other in also or ()),
        today=options.today(),
    )
    sources = options.sources(settings.sources, offline=offline)
    report = workflow.import_(root, settings, files, filing, sources, form=form, dry_run=dry_run)
    add_output.show(report, json=json, dry_run=dry_run)
    raise typer.Exit(report.exit_status)
