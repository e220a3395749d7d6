"""What of a value may be given to TeX: bibliographies are compiled on other people's machines."""

import re

from synthlit.model.latex.escape import escape_bare
from synthlit.model.latex.scan import balanced, dollars, parts
from synthlit.model.latex.tables import (
    ACCENTS,
    CHARACTER_COMMANDS,
    MATH_COMMANDS,
    SPACES,
    SYMBOLS,
    TEXT_COMMANDS,
)

_COMMAND = re.compile(r"\\([A-Za-z]+|.|\Z)|\^", re.DOTALL)
_PRINTING = TEXT_COMMANDS | SYMBOLS.keys() | ACCENTS.keys() | CHARACTER_COMMANDS.keys()
_PRINTING_CHARACTERS = "&%_#${} ,;:!-/"
_MATH_CHARACTERS = " ,;:!{}|%&#_'"
_ADDRESS = re.compile(r"\s*\{\s*(?:https?|ftp)://", re.IGNORECASE)


def safe_math(math: str) -> bool:
    """Return whether math (dollars included) has balanced braces and only commands that draw."""
    inside = math[1:-1]
    if not balanced(inside) or "^^" in inside or re.search(r"(?<!\\)[%#&~]", inside):
        return False
    return all(
        name in MATH_COMMANDS if name.isalpha() else name in _MATH_CHARACTERS
        for name in re.findall(r"\\([A-Za-z]+|.|\Z)", inside, re.DOTALL)
    )


def typesettable(value: str) -> str:
    r"""Return the value with every command that could do more than print turned into text.

    `\emph{x}` stays; `\input{x}` prints as it reads, and so do math with any other command and
    links that are no web address.
    """
    if not any(character in value for character in "\\^$"):
        return escape_bare(value)
    return "".join(
        part if math and safe_math(part) else _text(part, was_math=math)
        for math, part in parts(dollars(value))
    )


def _text(part: str, *, was_math: bool) -> str:
    if was_math:
        part = part.replace("$", r"\$")
    return escape_bare(_COMMAND.sub(_printed, part))


def _printed(match: re.Match[str]) -> str:
    name = match[1]
    if name is None:
        return r"\textasciicircum{}"
    if name in ("url", "href"):
        prints = bool(_ADDRESS.match(match.string, match.end()))
    else:
        prints = name in _PRINTING or (len(name) == 1 and name in _PRINTING_CHARACTERS)
    if prints:
        return match[0]
    # What prints a space or nothing prints so by other means; `\@` begins commands in a package.
    return (SPACES[name] or "{}") if name in SPACES else rf"\textbackslash{{}}{name}"
