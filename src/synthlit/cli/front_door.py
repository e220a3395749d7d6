"""The first module of the command line: answers what needs no Typer, and hands on the rest.

`--version`, help and the completion of a word are answered from texts that Typer itself made for
`scripts/build_front_door.py`. A command line is answered here only if it has exactly the form of
one of these. Whatever fails here is tried again by Typer, which reports it.
"""

import os
import sys

from synthlit import __version__

TYPE_CHECKING = False  # typing costs as much as half of Python's start
if TYPE_CHECKING:
    from typing import TextIO

_INTERRUPTED = 130
_HELP = os.path.join(os.path.dirname(__file__), "data", "help.txt")
# Typer wraps help for the terminal, but for none wider than this. The texts are made for it.
_WIDEST = 80
# What a shell tells Typer; every other variable of Typer changes what it does.
_FROM_SHELL = (
    "_TYPER_COMPLETE_ARGS", "_TYPER_COMPLETE_FISH_ACTION", "_TYPER_COMPLETE_WORD_TO_COMPLETE",
)  # fmt: skip


def main() -> None:
    """Run the command line, and exit with its status."""
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        status = answer(sys.argv[1:])
        if status is None:
            import gc

            # Nothing that is loaded is garbage.
            gc.disable()
            from synthlit.cli.app import main as typer_main

            gc.freeze()
            gc.enable()
            typer_main()
    except KeyboardInterrupt:
        status = _INTERRUPTED
    except SystemExit as exit_:
        status = exit_.code  # type: ignore[assignment]  # only main() of Typer exits here
    if status == _INTERRUPTED:
        _report_interrupt()
    sys.exit(status)


def _report_interrupt() -> None:
    """Say what was written before somebody stopped the command."""
    journal = sys.modules.get("synthlit.library.journal")
    done = journal.completed if journal else []
    what = f"after `synthlit {done[-1]}` was written" if done else "nothing was written"
    try:  # noqa: SIM105 (contextlib is a costly import)
        sys.stderr.write(f"\ninterrupted: {what}\n")
    except OSError:
        pass  # nobody can be told


def _open_closed_streams() -> None:
    """Give the command streams that lead nowhere for those that the shell closed (`>&-`).

    Python has None for them, and the next file that is opened would get their number.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115


def answer(arguments: list[str]) -> int | None:
    """Print the answer and return the exit status, or return None if Typer has to answer."""
    try:
        if any(n.startswith(("TYPER_", "_TYPER_")) and n not in _FROM_SHELL for n in os.environ):
            return None
        if instruction := os.environ.get("_SYNTHLIT_COMPLETE"):
            from synthlit.cli import words

            completed = words.answer(instruction)
            return _print(*completed, sys.stdout) if completed else None
        if arguments == ["--version"]:
            sys.stdout.write(f"synthlit {__version__}\n")
            return 0
        if _columns() < _WIDEST:
            return None
        if not arguments:
            return _print(2, _help(()), sys.stderr)
        if arguments[-1] in ("--help", "-h"):
            return _print(0, _help(tuple(arguments[:-1])), sys.stdout)
    except Exception:
        return None
    return None


def _print(status: int, text: str, stream: "TextIO") -> int | None:
    """Print a text and return the status, or None if Typer would change the text."""
    # Typer removes colours, and takes UTF-8 for a terminal that says it has ASCII.
    utf8 = stream.encoding.lower().replace("-", "") == "utf8"
    if "\x1b" in text or not (utf8 or text.isascii()):
        return None
    stream.write(text)
    stream.flush()
    return status


def _columns() -> int:
    """Return the width of the terminal as shutil.get_terminal_size, a costly import, does."""
    try:
        columns = int(os.environ["COLUMNS"])
    except (KeyError, ValueError):
        columns = 0
    if columns > 0:
        return columns
    try:
        size = os.get_terminal_size(sys.__stdout__.fileno())  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        return 80
    return size.columns or 80


def _help(command: tuple[str, ...]) -> str:
    """Return the help of a command, named by its words. Raises KeyError."""
    with open(_HELP, encoding="utf-8") as file:
        pages = (page.partition("\n") for page in file.read().split("\f"))
    return {tuple(name.split()): text for name, _, text in pages}[command]
