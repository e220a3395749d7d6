"""`synthlit stats`: how many works there are, by section, year and venue."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import typer

from synthlit.cli import options, output

if TYPE_CHECKING:
    from rich.console import Console

    from synthlit.workflows.stats import Stats

_VENUES = 15


def stats(
    section: options.OptionalSection = None,
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """Count works by section, year, venue."""
    from rich.console import Console

    from synthlit.cli import entry_table
    from synthlit.library import store
    from synthlit.workflows.stats import count

    root, settings = options.opened(library)
    loaded = store.load(root, settings)
    counts = count(loaded, options.place(settings, section))
    if json:
        output.as_json(_shape(counts))
        raise typer.Exit(entry_table.tell_unreadable(loaded))
    console = Console(highlight=False, soft_wrap=True)
    output.result(f"{counts.works} works, {counts.published} published")
    _chart(console, "section", {str(path): number for path, number in counts.sections.items()})
    _chart(console, "year", {str(year): number for year, number in counts.years.items()})
    venues = dict(list(counts.venues.items())[:_VENUES])
    _chart(console, "venue", venues)
    if rest := len(counts.venues) - len(venues):
        output.say(f"and {rest} more venues; --json has all")
    raise typer.Exit(entry_table.tell_unreadable(loaded))


def _shape(stats: "Stats") -> dict[str, Any]:
    """Return the counts as docs/json.md describes them."""
    return {
        "works": stats.works,
        "published": stats.published,
        "undated": stats.undated,
        "unreadable": stats.unreadable,
        "sections": {str(path): count for path, count in stats.sections.items()},
        "years": {str(year): count for year, count in stats.years.items()},
        "venues": dict(stats.venues),
    }


def _chart(console: "Console", name: str, counts: Mapping[str, int]) -> None:
    """Draw a bar a row, the largest as long as the terminal leaves room for."""
    from rich.bar import Bar
    from rich.table import Table
    from rich.text import Text

    if not counts:
        return
    table = Table(title=f"by {name}", title_justify="left", box=None, show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(justify="right")
    table.add_column(ratio=1)
    most = max(counts.values())
    for label, number in counts.items():
        table.add_row(Text(output.inert(label)), str(number), Bar(most or 1, 0, number, width=40))
    console.print()
    console.print(table)
