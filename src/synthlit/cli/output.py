"""Print results to stdout and messages to stderr, without control characters."""

import os
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from synthlit.errors import SynthlitError

# Unicode categories that control a terminal or reorder a line.
_CONTROL = ("Cc", "Cf", "Cs", "Zl", "Zp")
# Lines, in one write.
_MANY = 1000
_ERASE = "\x1b[K"
_BOLD, _RED, _YELLOW, _DIM, _RESET = "\x1b[1m", "\x1b[31m", "\x1b[33m", "\x1b[2m", "\x1b[0m"


def inert(text: str) -> str:
    """Return the text with control, bidi and other formatting characters written as escapes."""
    if text.isprintable():
        return text
    return "".join(_visible(c) for c in text)


def _visible(character: str) -> str:
    if character in "\n\t\u200c\u200d" or unicodedata.category(character) not in _CONTROL:
        return character
    return character.encode("unicode_escape").decode("ascii")


def colourful(stream: TextIO) -> bool:
    """Return whether a stream is a terminal that shows colour (https://no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def result(text: str) -> None:
    """Print one or more lines of the result."""
    with _writing():
        sys.stdout.write(inert(text) + "\n")


def results(lines: Iterable[str]) -> None:
    """Print lines of the result, many in one write."""
    left = iter(lines)
    while some := "".join(f"{inert(line)}\n" for line in islice(left, _MANY)):
        with _writing():
            sys.stdout.write(some)


def raw(text: str) -> None:
    """Write a document to stdout as it is, in UTF-8 whatever the terminal's encoding."""
    encoded(text.encode("utf-8"))


def encoded(data: bytes) -> None:
    """Write bytes to stdout."""
    with _writing():
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def as_json(value: Any) -> None:
    """Print a value as JSON."""
    import json

    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    lines = json.dumps(value, ensure_ascii=not utf8, indent=2).split("\n")
    with _writing():
        sys.stdout.write("\n".join(map(_inert_json, lines)) + "\n")


def _inert_json(line: str) -> str:
    """Return a line of JSON with the characters that `inert` escapes as escapes of JSON."""
    if line.isprintable():
        return line
    import json

    return "".join(c if _visible(c) == c else json.dumps(c)[1:-1] for c in line)


def say(text: str) -> None:
    """Print a message beside the result."""
    _to_stderr(inert(text) + "\n")


def notice(text: str) -> None:
    """Print a message that needs attention."""
    _to_stderr(f"{_painted('note:', _YELLOW)} {inert(text)}\n")


def failure(message: str, hint: str = "") -> None:
    """Print an error on one line, and what to do on the next."""
    _to_stderr(f"{_painted('error:', _BOLD + _RED)} {inert(message)}\n")
    if hint:
        _to_stderr(f"  {inert(hint)}\n")


@contextmanager
def _writing() -> Iterator[None]:
    """Give an error of stdout its name."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, "the output") from None


def flush() -> None:
    """Write what is left for stdout. Raises OSError."""
    try:
        with _writing():
            if not sys.stdout.closed:  # as the server leaves it
                sys.stdout.flush()
    except OSError:
        # Python would try again when it ends, and print a traceback.
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
        raise


def _to_stderr(text: str) -> None:
    """Write to stderr; where that is full or gone, nobody can be told."""
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115


class Passing:
    """A line on stderr that the next one replaces, on a terminal only.

    While a bar is shown, `bar` takes the text: a line of its own would break it.
    """

    def __init__(self) -> None:
        self.bar: Callable[[str], object] | None = None

    def __call__(self, text: str) -> None:
        """Show a text, or nothing where it is empty."""
        if self.bar:
            self.bar(text)
        elif sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
            from shutil import get_terminal_size

            # A line that is wrapped could not be erased.
            shown = inert(text)[: get_terminal_size().columns - 1]
            _to_stderr(f"\r{_ERASE}{shown}")


passing = Passing()


def refusal(error: SynthlitError) -> int:
    """Print an error that the user can fix, and return its exit status."""
    failure(error.message, error.hint)
    return error.exit_status


def _painted(text: str, colour: str) -> str:
    return f"{colour}{text}{_RESET}" if colourful(sys.stderr) else text
