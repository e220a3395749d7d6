"""`synthlit init`: start a list."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from synthlit.cli import options, output
from synthlit.cli.parameters import option

if TYPE_CHECKING:
    from synthlit.sources.lookup import Sources

_TITLE = "What the list is called [default: Awesome Papers, or the title in FILE]"
_SECTION = "A section's title; can be given several times [default: Papers]"
_SOURCE = "Take sections and works from a Markdown list."


def init(
    folder: Annotated[
        Path, typer.Argument(metavar="[DIR]", help="The folder of the list.")
    ] = Path(),
    title: Annotated[str, option(metavar="TITLE", help=_TITLE)] = "",
    section: Annotated[
        list[str] | None, option("--section", "-s", metavar="TITLE", help=_SECTION)
    ] = None,
    source: Annotated[Path | None, option("--from", metavar="FILE", help=_SOURCE)] = None,
    offline: options.Offline = False,
    refresh: options.Refresh = False,
) -> None:
    """Start a new list.

    Writes synthlit.toml and a README with places for the list; a README that is there keeps its
    text. With --from, an existing Markdown list becomes a library: its headings are the sections,
    its works are looked up, and what could not be understood is reported with its line. Afterwards
    `synthlit add ID --section SLUG` and `synthlit export` work at once.
    """
    from synthlit.settings import overridden
    from synthlit.workflows import init as workflow

    if source:
        asked = options.sources(overridden({}, os.environ), offline=offline, refresh=refresh)
        raise typer.Exit(_from_list(folder, title, source, section or (), asked))
    planned = [workflow.Planned.of(text) for text in section or ["Papers"]]
    for path in workflow.init(folder, title or "Awesome Papers", planned).written:
        output.result(f"wrote  {folder / path}")
    output.say(f"now: synthlit add 2305.20050 --section {planned[0].slug}")


def _from_list(
    folder: Path, title: str, source: Path, sections: Sequence[str], asked: "Sources"
) -> int:
    from synthlit.cli import add_output
    from synthlit.workflows.init_from_list import init_from_list

    if sections:
        raise typer.BadParameter("the sections come from FILE; leave --section out")
    report = init_from_list(folder, title, source, asked, today=options.today())
    add_output.show(report, json=False, dry_run=False)
    return report.exit_status
