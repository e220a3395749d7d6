"""Complete a word as Typer does, from the table of all commands, without loading Typer.

The table (`data/words.txt`) is made by `scripts/build_front_door.py`. A line in which anything
stands that the table does not know is left to Typer.
"""

import os
import sys

from synthlit.cli import completion

_TABLE = os.path.join(os.path.dirname(__file__), "data", "words.txt")
_QUOTES = "\"'\\"


class _Option:
    """An option: its names, whether a value follows it, what completes that value, its help."""

    __slots__ = ("about", "kind", "names", "repeated", "values")

    def __init__(self, names: str, kind: str, repeated: str, values: str, about: str) -> None:
        self.names = names.split(",")
        self.kind = kind
        self.repeated = repeated == "many"
        self.values = values
        self.about = about


class _Command:
    """A command or a group of commands: its options and its arguments in order."""

    __slots__ = ("about", "arguments", "is_group", "options")

    def __init__(self, kind: str, about: str) -> None:
        self.is_group = kind == "group"
        self.about = about
        self.options: list[_Option] = []
        self.arguments: list[tuple[str, str]] = []


_Commands = dict[tuple[str, ...], _Command]
_Item = tuple[str, str]


def answer(instruction: str) -> tuple[int, str] | None:
    """Return exit status and text for what the shell asks, or None if Typer has to answer."""
    match instruction:
        case "complete_bash":
            typed = _split(os.environ["COMP_WORDS"])
            at = int(os.environ["COMP_CWORD"])
            if typed is None or at < 0:
                return None
            incomplete = typed[at] if at < len(typed) else ""
            words = typed[1:at]
        case "complete_zsh" | "complete_fish":
            line = os.environ.get("_TYPER_COMPLETE_ARGS", "")
            typed = _split(line)
            if typed is None:
                return None
            words = typed[1:]
            incomplete = words.pop() if words and not line.endswith(" ") else ""
        case "complete_powershell" | "complete_pwsh":
            incomplete = os.environ.get("_TYPER_COMPLETE_WORD_TO_COMPLETE", "")
            typed = _split(os.environ.get("_TYPER_COMPLETE_ARGS", ""))
            if typed is None:
                return None
            words = typed[1:-1] if incomplete else typed[1:]
        case _:
            return None
    items = _complete(words, incomplete)
    return None if items is None else _written(instruction, items)


def _split(line: str) -> list[str] | None:
    """Return the words of a line, or None if it takes more than spaces to find them."""
    spaced = line.replace("\n", " ").replace("\t", " ")
    if not (spaced.isascii() and spaced.isprintable()) or any(q in spaced for q in _QUOTES):
        return None
    return spaced.split()


def _complete(words: list[str], incomplete: str) -> list[_Item] | None:
    """Return what the incomplete word can become, with help, or None if Typer has to say."""
    commands = _table()
    path: tuple[str, ...] = ()
    given: list[_Option] = []
    waiting: _Option | None = None
    positional = 0
    for word in words:
        if word.startswith("-"):
            option = next((o for o in commands[path].options if word in o.names), None)
            if waiting or option is None or option.kind == "eager":
                return None
            if option.kind == "value":
                waiting = option
            else:
                given.append(option)
        elif waiting:
            given.append(waiting)
            waiting = None
        elif commands[path].is_group:
            path, given = (*path, word), []
            if path not in commands:
                return None
        else:
            positional += 1
    command = commands[path]
    if incomplete.startswith("-"):
        if "=" in incomplete:
            return None
        return [
            (name, option.about)
            for option in command.options
            if option.repeated or option not in given
            for name in option.names
            if name.startswith(incomplete)
        ]
    if incomplete == "=":
        return None
    if waiting:
        return _values(waiting.values, incomplete)
    for number, (nargs, values) in enumerate(command.arguments):
        if nargs == "many" or number >= positional:
            return _values(values, incomplete)
    return [
        (name[-1], found.about)
        for name, found in commands.items()
        if name and name[:-1] == path and name[-1].startswith(incomplete)
    ]


def _values(what: str, incomplete: str) -> list[_Item]:
    """Return the values of an option or argument, without help."""
    match what:
        case "sections":
            found = completion.sections(incomplete)
        case "formats":
            found = completion.formats(incomplete)
        case "keys":
            found = completion.keys(incomplete)
        case choices:
            found = [choice for choice in choices.split() if choice.startswith(incomplete)]
    return [(value, "") for value in found]


def _written(instruction: str, items: list[_Item]) -> tuple[int, str] | None:
    """Return exit status and text in the form that a shell reads."""
    if instruction == "complete_bash":
        return 0, "\n".join(value for value, _ in items) + "\n"
    action = os.environ.get("_TYPER_COMPLETE_FISH_ACTION", "")
    if instruction == "complete_fish" and action == "is-args":
        return 0 if items else 1, ""
    if instruction == "complete_zsh":
        items = [(_escaped(value), _escaped(about)) for value, about in items]
    if max((len(about) for _, about in items), default=0) > _columns():
        return None  # Typer lets Rich wrap it
    match instruction:
        case "complete_fish":
            lines = [f"{value}\t{about}" if about else value for value, about in items]
            return 0, ("\n".join(lines) if action == "get-args" else "") + "\n"
        case "complete_zsh":
            lines = [f'"{value}":"{about}"' if about else f'"{value}"' for value, about in items]
            text = "\n".join(lines)
            return 0, f"_arguments '*: :(({text}))'\n" if items else "_files\n"
    return 0, "\n".join(f"{value}:::{about or ' '}" for value, about in items) + "\n"


def _escaped(text: str) -> str:
    for character, escape in (('"', '""'), ("'", "''"), ("$", "\\$"), ("`", "\\`"), (":", "\\\\:")):
        text = text.replace(character, escape)
    return text


def _columns() -> int:
    """Return the width at which Rich wraps a text, or 0 if it may be another."""
    unusual = ("TERMINAL_WIDTH", "JUPYTER_COLUMNS", "DATABRICKS_RUNTIME_VERSION")
    if os.environ.get("TERM", "") in ("dumb", "unknown") or any(n in os.environ for n in unusual):
        return 0
    columns = os.environ.get("COLUMNS", "")
    if columns.isdigit():
        return int(columns)
    for stream in (sys.__stdin__, sys.__stdout__, sys.__stderr__):
        try:
            return os.get_terminal_size(stream.fileno()).columns or 80  # type: ignore[union-attr]
        except (AttributeError, ValueError, OSError):
            continue
    return 80


def _table() -> _Commands:
    """Read the table: a command a line, its options and arguments below it."""
    commands: _Commands = {}
    path: tuple[str, ...] = ()
    with open(_TABLE, encoding="utf-8") as file:
        lines = file.read().splitlines()
    for line in lines:
        match line.split("\t"):
            case ["option", *fields]:
                commands[path].options.append(_Option(*fields))
            case ["argument", nargs, values]:
                commands[path].arguments.append((nargs, values))
            case [kind, name, about]:
                path = tuple(name.split())
                commands[path] = _Command(kind, about)
    return commands
