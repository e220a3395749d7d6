"""`synthlit absorb`: create entries from handwritten lines of the lists."""

from typing import Annotated

import typer

from synthlit.cli import options, output
from synthlit.cli.parameters import option

_BASE = "The git revision after which the lines were written, as in main [default: HEAD]."


def absorb(
    base: Annotated[str, option(metavar="REV", help=_BASE)] = "HEAD",
    offline: options.Offline = False,
    dry_run: options.DryRun = False,
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """Create entries from handwritten lines.

    Reads each line under a section's heading that was not generated from an entry, neither now nor
    at the base: a line in the form of the list, a bare link, or something similar. New works are
    looked up and filed, changed lines change their entries, moved lines move them. Then the lists
    are generated again, and every difference between a line and its record is reported. A line
    that cannot be absorbed stays on its page, after the list.
    """
    from synthlit.cli import add_output
    from synthlit.cli.progress import progress_bar
    from synthlit.workflows.absorb.absorb import absorb as workflow

    root, settings = options.opened(library)
    sources = options.sources(settings.sources, offline=offline)
    with progress_bar("requesting records from arXiv", 2) as progress:
        absorbed = workflow(
            root,
            settings,
            base,
            sources,
            today=options.today(),
            dry_run=dry_run,
            progress=progress,
        )
    add_output.show(absorbed, json=json, dry_run=dry_run, exported=True)
    if not json and not absorbed.results:
        output.say("there are no handwritten lines")
    raise typer.Exit(absorbed.exit_status)
