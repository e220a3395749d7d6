"""Short forms of the options and arguments that Typer builds."""

from collections.abc import Callable
from typing import Any, TypeAlias

import typer

# Called with the beginning of a word, returns what it can become.
Completion: TypeAlias = Callable[[str], list[str]]


def argument(metavar: str, help: str, complete: Completion | None = None) -> Any:  # noqa: A002
    """Return an argument whose default, if it has one, is in the help text."""
    return typer.Argument(metavar=metavar, help=help, show_default=False, autocompletion=complete)


def option(
    *names: str,
    metavar: str | None = None,
    help: str,  # noqa: A002
    complete: Completion | None = None,
) -> Any:
    """Return an option whose default, if it has one, is in the help text."""
    return typer.Option(
        *names, metavar=metavar, help=help, show_default=False, autocompletion=complete
    )
