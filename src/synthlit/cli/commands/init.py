"""`synthlit init`: start a list."""

import gc
import os
import shlex
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
        Path | None, typer.Argument(metavar="[DIR]", help="The folder of the list.")
    ] = None,
    title: Annotated[str, option(metavar="TITLE", help=_TITLE)] = "",
    section: Annotated[
        list[str] | None, option("--section", "-s", metavar="TITLE", help=_SECTION)
    ] = None,
    source: Annotated[Path | None, option("--from", metavar="FILE", help=_SOURCE)] = None,
    offline: options.Offline = False,
    refresh: options.Refresh = False,
    dry_run: options.DryRun = False,
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """Start a new list.

    Writes synthlit.toml and a README with places for the list; a README that is there keeps its
    text. With --from, an existing Markdown list becomes a library: its headings are the sections,
    its works are looked up, and what could not be understood is reported with its line. If FILE is
    the README of DIR, the generated list replaces the handwritten one; what no entry holds stays
    behind it. If not all works could be looked up, or most became no entries, that README stays as
    it is, and the same command goes on later. Afterwards `synthlit add ID --section SLUG` and
    `synthlit export` work at once.
    """
    from synthlit.settings import overridden
    from synthlit.workflows import init as workflow

    folder = folder or library or Path()
    if source:
        if section:
            raise typer.BadParameter("the sections come from FILE; leave --section out")
        asked = options.sources(overridden({}, os.environ), offline=offline, refresh=refresh)
        raise typer.Exit(_from_list(folder, title, source, asked, dry_run=dry_run, json=json))
    if dry_run or json:
        raise typer.BadParameter("--dry-run and --json are for --from")
    planned = [workflow.Planned.of(text) for text in section or ["Papers"]]
    for path in workflow.init(folder, title or "Awesome Papers", planned).written:
        output.result(f"wrote  {folder / path}")
    output.say(f"now: {_command(folder)} add 2305.20050 --section {planned[0].slug}")


def _from_list(
    folder: Path, title: str, source: Path, asked: "Sources", *, dry_run: bool, json: bool
) -> int:
    from synthlit.cli import add_output
    from synthlit.workflows.init_from_list import init_from_list
    from synthlit.workflows.reload import NewListContext

    # A run keeps most of its objects and ends soon: searching for cycles is wasted.
    gc.disable()
    with add_output.progress_bar("looking up", 2) as progress:
        context = NewListContext(folder, asked, options.today(), dry_run, progress)
        found = init_from_list(context, title, source)
    shown = found.is_exported or found.is_left_alone
    add_output.show(
        found.report, json=json, dry_run=dry_run, exported=shown, command=_command(folder)
    )
    if found.is_exported and not (json or dry_run):
        output.say(f"{folder / 'README.md'} shows the generated list: look at it with `git diff`")
    return found.report.exit_status


def _command(folder: Path) -> str:
    """Return the beginning of a command that finds the library of a folder from here."""
    if folder.resolve() == Path.cwd():
        return "synthlit"
    return f"synthlit --library {shlex.quote(str(folder))}"
