"""`synthlit absorb`: make entries of lines that people wrote into the lists."""

from typing import Annotated

import typer

from synthlit.cli import options, output


def absorb(
    base: Annotated[
        str,
        typer.Option(
            metavar="REV", help="The revision since which lines were written, as in main."
        ),
    ] = "HEAD",
    offline: options.Offline = False,
    dry_run: options.DryRun = False,
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """Make entries of lines written by hand.

    Lines that no entry generated, neither now nor at the base, are read wherever they stand under a
    section's heading: the list's own form, a bare link, or something like it. New works are looked
    up and filed, changed lines change their entries, moved lines move them; the lists are made
    anew, and every difference between what was typed and the record is told. A line that cannot be
    absorbed stays on its page, behind the list.
    """
    from synthlit.cli import add_output
    from synthlit.cli.progress import progress_bar
    from synthlit.workflows.absorb.absorb import absorb as workflow

    root, settings = options.opened(library)
    with progress_bar("asking arXiv", 2) as progress:
        absorbed = workflow(
            root,
            settings,
            base,
            options.sources(settings.sources, offline=offline),
            today=options.today(),
            dry_run=dry_run,
            progress=progress,
        )
    add_output.show(absorbed, json=json, dry_run=dry_run, exported=True)
    if not json and not absorbed.outcomes:
        output.say("no line was written by hand")
    raise typer.Exit(absorbed.exit_status)
