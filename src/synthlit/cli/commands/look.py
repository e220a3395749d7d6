"""`synthlit list`, `search` and `show`: find and read works."""

from typing import Annotated

import typer

from synthlit.cli import options, output


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
    works = (work for work in loaded.listed(place) if work.is_to_read)
    entry_table.show(newest_first(works), as_json=json)
    raise typer.Exit(entry_table.report_unreadable(loaded))


def search(
    query: Annotated[list[str], typer.Argument(metavar="QUERY...", help="Words and field:value.")],
    section: options.OptionalSection = None,
    limit: Annotated[
        int, typer.Option("--limit", "-l", metavar="N", min=0, help="Show N at most; 0 is all.")
    ] = 20,
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """Find works, the best match first.

    A query has words or "phrases", which are looked for in title, authors, venue and notes, and
    field:value, which looks in one field: author:lightman, venue:iclr, year:2023..2025,
    year:2024.., section:rlvr, key:, type:, id:, or any field of the entry. A term behind a
    hyphen excludes: -venue:arxiv (put -- before it, or it reads as an option). An identifier or
    address in any form finds its work. Exit status 1: nothing was found.
    """
    from synthlit.cli import entry_table
    from synthlit.library import store
    from synthlit.workflows import search as workflow

    root, settings = options.opened(library)
    place = options.place(settings, section)
    # A shell has taken the quotes around a phrase away.
    text = " ".join(f'"{word}"' if " " in word and ":" not in word else word for word in query)
    terms = workflow.parse(text)
    loaded = store.load(root, settings, workflow.first_look(terms))
    found = workflow.search(loaded, terms)
    found = [work for work in found if place is None or any(p.within(place) for p in work.sections)]
    shown = found[:limit] if limit else found
    entry_table.show(shown, as_json=json)
    if len(shown) < len(found):
        output.say(f"{len(shown)} of {len(found)}; --limit 0 shows all")
    entry_table.report_unreadable(loaded)
    raise typer.Exit(0 if found else 1)


def show(key: options.Key, json: options.Json = False, library: options.Library = None) -> None:
    """Show a work.

    Prints its entry as it stands in the file, and on stderr where that lies. A key that the work
    had before `rename` finds it too.
    """
    from synthlit.cli import entry_table
    from synthlit.library import store

    work = store.find(*options.opened(library), key)
    if json:
        output.as_json(entry_table.shape(work))
        return
    output.say(f"{work.path}, in {', '.join(map(str, work.sections))}")
    output.result(work.text.rstrip("\n"))
