"""`synthlit absorb`: make entries of handwritten lines of the lists."""

import gc
from typing import Annotated

import typer

from synthlit.cli import options, output


def absorb(
    base: Annotated[
        str,
        typer.Option(metavar="REV", help="Read lines written since this git revision, as in main."),
    ] = "HEAD",
    offline: options.Offline = False,
    refresh: options.Refresh = False,
    dry_run: options.DryRun = False,
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """Make entries of handwritten lines.

    Reads every line under a section's heading that no entry generated, neither now nor at the base:
    a line in the form of the list, a bare link, or something similar. New works are looked up and
    filed, changed lines change their entries, moved lines move them. The lists are generated again,
    and every difference between a line and the record is reported. A line that cannot be absorbed
    stays on its page, after the list.
    """
    # A run keeps most of its objects and ends soon: searching for cycles is wasted.
    gc.disable()
    from synthlit.cli import add_output
    from synthlit.workflows.absorb.absorb import absorb as workflow
    from synthlit.workflows.reload import AddContext

    root, settings = options.opened_to_write(library, dry_run=dry_run)
    sources = options.sources(settings.sources, offline=offline, refresh=refresh)
    with add_output.progress_bar("asking arXiv", 2) as progress:
        context = AddContext(root, settings, sources, options.today(), dry_run, progress)
        absorbed = workflow(context, base)
    add_output.show(absorbed, json=json, dry_run=dry_run, exported=True)
    if not json and not absorbed.results:
        output.say("there are no handwritten lines")
    raise typer.Exit(absorbed.exit_status)
