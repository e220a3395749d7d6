"""`synthlit import`: take over the works of foreign files."""

import gc
from pathlib import Path
from typing import Annotated

import typer

from synthlit.cli import options
from synthlit.cli.parameters import argument, option
from synthlit.plugins import readable_suffixes

_SECTION = "Where the works are filed [default: the one that the file names]"


def import_(
    files: Annotated[list[Path], argument("FILE...", f"Files: {', '.join(readable_suffixes())}.")],
    section: Annotated[str | None, options.section_option(_SECTION)] = None,
    also: options.Also = None,
    form: Annotated[
        bool, option("--form", help="The files are the text of this list's issue form.")
    ] = False,
    offline: options.Offline = False,
    refresh: options.Refresh = False,
    dry_run: options.DryRun = False,
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """Take over the works of foreign files.

    BibTeX, JSON lines (docs/jsonl.md), and Markdown lists, whose works are looked up by their arXiv
    identifiers or titles. A work that the library has is not added again; all that cannot be
    understood is reported with its line. A key that can name a file and is free stays as it is.
    BibTeX is also read by bibtexparser: an entry that the two read differently is reported, and not
    imported.
    """
    # A run keeps most of its objects and ends soon: searching for cycles is wasted.
    gc.disable()
    from synthlit.cli import add_output
    from synthlit.workflows import import_ as workflow
    from synthlit.workflows.reload import AddContext

    root, settings = options.opened_to_write(library, dry_run=dry_run)
    filing = workflow.Filing(
        section=options.place(settings, section),
        also=tuple(settings.taxonomy.find(other) for other in also or ()),
    )
    sources = options.sources(settings.sources, offline=offline, refresh=refresh)
    context = AddContext(root, settings, sources, options.today(), dry_run)
    report = workflow.import_(context, files, filing, form=form)
    add_output.show(report, json=json, dry_run=dry_run)
    raise typer.Exit(report.exit_status)
