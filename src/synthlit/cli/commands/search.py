"""`synthlit search`: find works."""

from typing import Annotated

import typer

from synthlit.cli import options
from synthlit.cli.parameters import argument


def search(
    query: Annotated[list[str], argument("QUERY...", "Words, phrases and field:value.")],
    section: options.OptionalSection = None,
    limit: Annotated[
        int,
        typer.Option(
            "--limit",
            "-l",
            metavar="N",
            min=0,
            help="The largest number of works to print; 0 for all.",
        ),
    ] = 20,
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """Find works, best match first.

    Words and "phrases" are searched in title, authors, venue and notes; field:value in one field:
    author:lightman, venue:iclr, year:2023..2025, year:2024.., section:rlvr, key:, type:, id:, or
    any field of the entry. A hyphen before a term excludes it: -venue:arxiv (write -- first, so
    that it is not read as an option). An identifier or its web address finds its work. Exit
    status 1: nothing was found.
    """
    from synthlit.cli import entry_table, output
    from synthlit.workflows import search as workflow

    loaded = options.loaded(library)
    place = options.place(loaded.settings, section)
    # The shell has removed the quotes around a phrase.
    text = " ".join(f'"{word}"' if " " in word and ":" not in word else word for word in query)
    found = workflow.search(loaded, text)
    found = [work for work in found if place is None or any(p.within(place) for p in work.sections)]
    shown = found[:limit] if limit else found
    entry_table.show(shown, json=json)
    if len(shown) < len(found):
        output.say(f"{len(shown)} of {len(found)} works; --limit 0 shows all")
    entry_table.report_unreadable(loaded)
    raise typer.Exit(0 if found else 1)
