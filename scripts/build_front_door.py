"""Build the texts from which `synthlit` answers `--help` and completes words without Typer.

    python scripts/build_front_door.py

Writes help.txt and words.txt of src/synthlit/cli/data as Typer would print them. To run when a
command, an option, a help text or the version of Typer changes; a test says so.
"""

import inspect
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# Before Typer and Rich look: no line of a short help is wrapped.
os.environ["COLUMNS"] = "1000"

import typer
from typer._completion_classes import _sanitize_help_text as plain

import synthlit.cli
from synthlit.cli.app import application

FOLDER = Path(synthlit.cli.__file__).parent / "data"


def contexts(command: Any, name: str, parent: Any = None) -> Iterator[tuple[str, Any]]:
    """Yield a command and all below it, each with the words that call it and its context."""
    context = command.make_context(name, [], parent=parent, resilient_parsing=True)
    yield context.command_path.removeprefix("synthlit").strip(), context
    for below, child in getattr(command, "commands", {}).items():
        yield from contexts(child, below, context)


def words(name: str, context: Any) -> Iterator[str]:
    """Yield the lines of the table for a command: itself, its options and its arguments."""
    command = context.command
    kind = "group" if hasattr(command, "commands") else "command"
    yield line(kind, name, plain(command.get_short_help_str()) if name else "")
    for parameter in command.get_params(context):
        if parameter.param_type_name == "argument":
            number = "many" if parameter.nargs == -1 else "one"
            yield line("argument", number, completion(parameter))
        elif not parameter.hidden:
            names = [*parameter.opts, *parameter.secondary_opts]
            if parameter.name == "help":  # Typer takes its names from a set, in any order
                names.sort(key=len)
            flag = parameter.is_flag or parameter.count
            kind = "eager" if parameter.is_eager else "flag" if flag else "value"
            number = "many" if parameter.multiple else "one"
            text = plain(re.sub(r"\s", " ", parameter.help or ""))
            yield line("option", ",".join(names), kind, number, completion(parameter), text)


def completion(parameter: Any) -> str:
    """Return what completes a value: a function of synthlit.cli.completion, choices, or nothing."""
    if parameter._custom_shell_complete:
        function = inspect.getclosurevars(parameter._custom_shell_complete)
        return str(function.nonlocals["autocompletion"].__name__)
    return " ".join(map(str, getattr(parameter.type, "choices", ())))


def line(*fields: str) -> str:
    """Return a line of the table."""
    if any("\t" in field or "\n" in field for field in fields):
        raise SystemExit(f"a tab or a line end in {fields}")
    return "\t".join(fields) + "\n"


def texts() -> dict[str, str]:
    """Return the files by name."""
    found = list(contexts(typer.main.get_command(application()), "synthlit"))
    return {
        "help.txt": "\f".join(f"{name}\n{context.get_help()}\n" for name, context in found),
        "words.txt": "".join(text for name, context in found for text in words(name, context)),
    }


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in texts().items():
        (FOLDER / name).write_text(text, "utf-8", newline="\n")
