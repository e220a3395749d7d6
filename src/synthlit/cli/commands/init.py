"""`synthlit init`: start a list."""

from pathlib import Path
from typing import Annotated

import typer

from synthlit.cli import output


def init(
    folder: Annotated[
        Path, typer.Argument(metavar="[DIR]", help="Where the list shall live.")
    ] = Path(),
    title: Annotated[
        str, typer.Option(metavar="TITLE", help="What the list is called.")
    ] = "Awesome Papers",
    section: Annotated[
        list[str] | None,
        typer.Option(
            "--section",
            "-s",
            metavar="TITLE",
            help="A section's title; can be given several times [default: Papers]",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Start a new list.

    Writes synthlit.toml and a README with places for the list; a README that is there keeps its
    text. Afterwards `synthlit add ID --section SLUG` and `synthlit export` work at once.
    """
    from synthlit.workflows import init as workflow

    sections = section or ["Papers"]
    for path in workflow.init(folder, title, sections):
        output.result(f"wrote  {folder / path}")
    output.say(f"now: synthlit add 2305.20050 --section {workflow.slug(sections[0])}")
