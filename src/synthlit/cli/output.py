"""Print: results to stdout, talk to stderr, nothing that a terminal would obey."""

import json
import os
import sys
import unicodedata
from typing import Any, TextIO

from synthlit.errors import SynthlitError

# Categories of characters that a terminal obeys, or that make a line read as another.
_OBEYED = ("Cc", "Cf", "Cs", "Zl", "Zp")
_BOLD, _RED, _YELLOW, _DIM, _RESET = "\x1b[1m", "\x1b[31m", "\x1b[33m", "\x1b[2m", "\x1b[0m"


def inert(text: str) -> str:
    """Return the text with control, bidi and other formatting characters written as escapes."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_visible(c) for c in text)


def _visible(character: str) -> str:
    if character in "\n\t\u200d" or unicodedata.category(character) not in _OBEYED:
        return character
    return character.encode("unicode_escape").decode("ascii")


def colourful(stream: TextIO) -> bool:
    """Tell whether a stream is a terminal whose user wants colour (https://no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def result(text: str) -> None:
    """Print a line, or lines, of what was asked for."""
    sys.stdout.write(inert(text) + "\n")


def raw(text: str) -> None:
    """Write a document to stdout as it is, in UTF-8 whatever the terminal's encoding."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


def as_json(value: Any) -> None:
    """Print a value as JSON."""
    sys.stdout.write(json.dumps(value, ensure_ascii=not _utf8(sys.stdout), indent=2) + "\n")


def say(text: str) -> None:
    """Tell the person something beside the result."""
    sys.stderr.write(inert(text) + "\n")


def notice(text: str) -> None:
    """Tell the person something that should be looked at."""
    sys.stderr.write(f"{_painted('note:', _YELLOW)} {inert(text)}\n")


def failure(message: str, hint: str = "") -> None:
    """Tell what could not be done, on one line, and what to do, on the next."""
    sys.stderr.write(f"{_painted('error:', _BOLD + _RED)} {inert(message)}\n")
    if hint:
        sys.stderr.write(f"  {inert(hint)}\n")


def refusal(error: SynthlitError) -> int:
    """Tell an error that a person can act on, and return the exit status that it leads to."""
    failure(error.message, error.hint)
    return error.exit_status


def _painted(text: str, colour: str) -> str:
    return f"{colour}{text}{_RESET}" if colourful(sys.stderr) else text


def _utf8(stream: TextIO) -> bool:
    return (stream.encoding or "").lower().replace("-", "") == "utf8"
