"""The command line: its commands, and the exit statuses of their errors.

`scripts/build_front_door.py` has to be run when a command, an option or its help changes.
"""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from synthlit import __version__
from synthlit.cli import options, output
from synthlit.cli.commands.absorb import absorb
from synthlit.cli.commands.add import add
from synthlit.cli.commands.edit import move, remove, rename
from synthlit.cli.commands.export import export
from synthlit.cli.commands.format import format_
from synthlit.cli.commands.import_ import import_
from synthlit.cli.commands.init import init
from synthlit.cli.commands.lint import lint
from synthlit.cli.commands.look import list_, search, show
from synthlit.cli.commands.rule import rule
from synthlit.cli.commands.section import section
from synthlit.cli.commands.server import server
from synthlit.cli.commands.stats import stats
from synthlit.errors import SynthlitError

BUG = 3

# rich_markup_mode: help is plain text, so that asking for it loads no rich.
app = typer.Typer(
    name="synthlit",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _command in (
    init, add, import_, absorb, lint, rule, format_, export,
    list_, search, show, stats, move, rename, remove, server,
):  # fmt: skip
    app.command(_command.__name__.rstrip("_"))(_command)
app.add_typer(section)


def _version(wanted: bool) -> None:
    if wanted:
        output.result(f"synthlit {__version__}")
        raise typer.Exit


@app.callback()
def synthlit(
    version: Annotated[
        bool,
        typer.Option("--version", help="Print the version.", callback=_version, is_eager=True),
    ] = False,
    library: Annotated[
        Path | None, typer.Option(metavar="DIR", help=options.LIBRARY_HELP, show_default=False)
    ] = None,
) -> None:
    """Keep a curated literature list correct.

    Every work is one small BibTeX file under entries/. Add works by identifier, lint them, and
    export the lists and the .bib files that people read and cite.

    Exit status: 0 success; 1 findings, stale files, or a part of a batch failed; 2 an error that
    you can fix; 3 a bug in synthlit; 4 a service could not be reached.
    """


def main() -> None:
    """Run the command line, and exit with its status."""
    try:
        app(prog_name="synthlit")
    except SynthlitError as error:
        sys.exit(output.refusal(error))
    except Exception as error:
        if os.environ.get("SYNTHLIT_DEBUG"):
            raise
        output.failure(
            f"internal error: {type(error).__name__}: {error}",
            "report it with the output of the same command under SYNTHLIT_DEBUG=1, at "
            "https://github.com/5456es/awesome-synthetic-data/issues",
        )
        sys.exit(BUG)
