"""The command line: its commands, and the exit statuses of their errors.

`scripts/build_front_door.py` has to be run when a command, an option or its help changes.
"""

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from synthlit import __version__
from synthlit.cli import options, output
from synthlit.errors import SynthlitError

BUG = 3

# The functions of commands, in modules of `synthlit.cli.commands`; their names are those of the
# commands, with an underscore where Python has that name. `section` is a group of commands.
_MODULES = {
    "init": "init", "add": "add", "import_": "import_", "absorb": "absorb", "lint": "lint",
    "rule": "rule", "format_": "format", "export": "export", "list_": "look", "search": "look",
    "show": "look", "stats": "stats", "move": "edit", "rename": "edit", "remove": "edit",
    "undo": "undo", "server": "server", "section": "section",
}  # fmt: skip


def application(command: str = "") -> typer.Typer:
    """Return the command line with one of the commands, or with all where it is none of them."""
    # rich_markup_mode: help is plain text, so that asking for it loads no rich.
    made = typer.Typer(
        name="synthlit",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    made.callback()(synthlit)
    functions = {function.rstrip("_"): function for function in _MODULES}
    for name in [command] if command in functions else functions:
        function = functions[name]
        module = import_module(f"synthlit.cli.commands.{_MODULES[function]}")
        found = getattr(module, function)
        if isinstance(found, typer.Typer):
            made.add_typer(found)
        else:
            made.command(name)(found)
    return made


def _version(wanted: bool) -> None:
    if wanted:
        output.result(f"synthlit {__version__}")
        raise typer.Exit


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


def _written() -> str:
    """Return the last change of the library that this command wrote, or nothing."""
    journal = sys.modules.get("synthlit.library.journal")
    return journal.completed[-1] if journal and journal.completed else ""


def _run(made: typer.Typer) -> None:
    try:
        made(prog_name="synthlit")
    except SystemExit as exit_:
        try:
            output.flush()
        except BrokenPipeError:
            # Whoever read has read enough: `| head`.
            raise SystemExit(exit_.code or 1) from None
        raise


def _refused(error: OSError) -> int:
    """Print what the system refuses, and nobody named before: that is no bug."""
    hint = "check that file or device, and your right to use it; then run the command again"
    if done := _written():
        hint = f"`synthlit {done}` was written; only its report is lost"
    where = f"{error.filename}: " if error.filename else ""
    output.failure(f"{where}{error.strerror or error}", hint)
    return SynthlitError.exit_status


def main() -> None:
    """Run the command line, and exit with its status."""
    try:
        # A command whose name comes first needs no other command.
        _run(application(sys.argv[1] if len(sys.argv) > 1 else ""))
    except SynthlitError as error:
        sys.exit(output.refusal(error))
    except OSError as error:
        sys.exit(_refused(error))
    except Exception as error:
        if os.environ.get("SYNTHLIT_DEBUG"):
            raise
        output.failure(
            f"internal error: {type(error).__name__}: {error}",
            "report it with the output of the same command under SYNTHLIT_DEBUG=1, at "
            "https://github.com/5456es/awesome-synthetic-data/issues",
        )
        sys.exit(BUG)
