"""`synthlit list`: list works, one line each."""

import typer

from synthlit.cli import options


def list_(
    section: options.OptionalSection = None,
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """List works, newest first.

    Prints one line per work: key, year, venue, title. Includes the works that the section also
    lists.
    """
    from synthlit.cli import entry_table
    from synthlit.library.library import newest_first

    loaded = options.loaded(library)
    place = options.place(loaded.settings, section)
    entry_table.show(newest_first(loaded.listed(place)), json=json)
    raise typer.Exit(entry_table.report_unreadable(loaded))
