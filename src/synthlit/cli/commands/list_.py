"""`synthlit list`: the works of the library, a line each."""

import typer

from synthlit.cli import options


def list_(
    section: options.OptionalSection = None,
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """List works, newest first.

    A line each: key, year, venue, title. Works also listed in the section are among them.
    """
    from synthlit.cli import entry_table
    from synthlit.library.library import newest_first

    loaded = options.loaded(library)
    place = options.place(loaded.settings, section)
    entry_table.show(newest_first(loaded.listed(place)), as_json=json)
    raise typer.Exit(entry_table.report_unreadable(loaded))
