"""`synthlit stats`: count works by section, year and venue."""

import shutil
from collections.abc import Mapping

import typer

from synthlit.cli import options, output

_VENUES = 15
_LONGEST_BAR = 40


def stats(
    section: options.OptionalSection = None,
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """Count works by section, year and venue."""
    from synthlit.cli import entry_table
    from synthlit.workflows.stats import count

    loaded = options.loaded(library)
    counts = count(loaded, options.place(loaded.settings, section))
    sections = {str(path): number for path, number in counts.sections.items()}
    if json:
        output.as_json(vars(counts) | {"sections": sections})
    else:
        output.result(f"{counts.works} works, {counts.published} published")
        _chart("section", sections)
        _chart("year", {str(year): number for year, number in counts.years.items()})
        venues = dict(list(counts.venues.items())[:_VENUES])
        _chart("venue", venues)
        if rest := len(counts.venues) - len(venues):
            output.say(f"and {rest} more venues; --json prints all")
    raise typer.Exit(entry_table.report_unreadable(loaded))


def _chart(name: str, counts: Mapping[str, int]) -> None:
    """Print a bar per row; the longest fills the terminal, up to a limit."""
    if not counts:
        return
    most = max(counts.values())
    digits = len(str(most))
    room = shutil.get_terminal_size().columns - max(map(len, counts)) - digits - 4
    longest = max(min(room, _LONGEST_BAR), 0)
    output.result(f"\nby {name}")
    output.table(
        [
            (label, f"{number:>{digits}}", "█" * round(longest * number / (most or 1)))
            for label, number in counts.items()
        ]
    )
