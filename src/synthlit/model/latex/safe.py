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
_HARMLESS = TEXT_COMMANDS | SYMBOLS.keys() | ACCENTS.keys() | CHARACTER_COMMANDS.keys()
_HARMLESS_SIGNS = "&%_#${} ,;:!-/"
_MATH_SIGNS = " ,;:!{}|%&#_'"
_ADDRESS = re.compile(r"\s*\{\s*(?:https?|ftp)://", re.IGNORECASE)


def safe_math(math: str) -> bool:
    """Tell whether math (dollars included) has balanced braces and only commands that draw."""
    inside = math[1:-1]
    if not balanced(inside) or "^^" in inside or re.search(r"(?<!\\)[%#&~]", inside):
        return False
    return all(
        name in MATH_COMMANDS if name.isalpha() else name in _MATH_SIGNS
        for name in re.findall(r"\\([A-Za-z]+|.|\Z)", inside, re.DOTALL)
    )


def typesettable(value: str) -> str:
    r"""Return the value with every command that could do more than print turned into text.

    `\emph{x}` stays; `\input{x}` prints as it reads, and so do math with any other command and
    links that are no web address.
    """
    if not any(sign in value for sign in "\\^$"):
        return escape_bare(value)
    return "".join(
        part if math and safe_math(part) else _text(part, was_math=math)
        for math, part in parts(dollars(value))
    )


def _text(part: str, *, was_math: bool) -> str:
    if was_math:
        part = part.replace("$", r"\$")
    return escape_bare(_COMMAND.sub(_harmless, part))


def _harmless(match: re.Match[str]) -> str:
    name = match[1]
    if name is None:
        return r"\textasciicircum{}"
    if name in ("url", "href"):
        harmless = bool(_ADDRESS.match(match.string, match.end()))
    else:
        harmless = name in _HARMLESS or (len(name) == 1 and name in _HARMLESS_SIGNS)
    if harmless:
        return match[0]
    # What prints a space or nothing prints so by other means; `\@` begins commands in a package.
    return (SPACES[name] or "{}") if name in SPACES else rf"\textbackslash{{}}{name}"
