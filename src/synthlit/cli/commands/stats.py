"""`synthlit stats`: how many works there are, by section, year and venue."""

import shutil
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import typer

from synthlit.cli import options, output

if TYPE_CHECKING:
    from synthlit.workflows.stats import Stats

_VENUES = 15
_LONGEST_BAR = 40


def stats(
    section: options.OptionalSection = None,
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """Count works by section, year, venue."""
    from synthlit.cli import entry_table
    from synthlit.workflows.stats import count

    loaded = options.loaded(library)
    counts = count(loaded, options.place(loaded.settings, section))
    if json:
        output.as_json(_shape(counts))
    else:
        _print(counts)
    raise typer.Exit(entry_table.report_unreadable(loaded))


def _print(counts: "Stats") -> None:
    output.result(f"{counts.works} works, {counts.published} published")
    _chart("section", {str(path): number for path, number in counts.sections.items()})
    _chart("year", {str(year): number for year, number in counts.years.items()})
    venues = dict(list(counts.venues.items())[:_VENUES])
    _chart("venue", venues)
    if rest := len(counts.venues) - len(venues):
        output.say(f"and {rest} more venues; --json has all")


def _shape(stats: "Stats") -> dict[str, Any]:
    """Return the counts as docs/json.md describes them."""
    return vars(stats) | {
        "sections": {str(path): count for path, count in stats.sections.items()},
        "years": {str(year): count for year, count in stats.years.items()},
    }


def _chart(name: str, counts: Mapping[str, int]) -> None:
    """Print a bar a row, the largest as long as the terminal leaves room for."""
    if not counts:
        return
    labels, most = max(map(len, counts)), max(counts.values())
    digits = len(str(most))
    room = min(shutil.get_terminal_size().columns - labels - digits - 4, _LONGEST_BAR)
    output.result(f"\nby {name}")
    for label, number in counts.items():
        bar = "█" * round(max(room, 0) * number / (most or 1))
        output.result(f"{label:<{labels}}  {number:>{digits}}  {bar}".rstrip())
