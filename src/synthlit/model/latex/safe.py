"""What of a value may be given to TeX: bibliographies are compiled on other people's machines."""

import re

from synthlit.model.latex.scan import balanced, parts
from synthlit.model.latex.tables import (
    ACCENTS,
    CHARACTER_COMMANDS,
    MATH_COMMANDS,
    SYMBOLS,
    TEXT_COMMANDS,
)

_COMMAND = re.compile(r"\\([A-Za-z]+|.|\Z)", re.DOTALL)
_HARMLESS = TEXT_COMMANDS | SYMBOLS.keys() | ACCENTS.keys() | CHARACTER_COMMANDS.keys()


def safe_math(math: str) -> bool:
    """Tell whether math (dollars included) has balanced braces and only commands that draw."""
    inside = math[1:-1]
    if not balanced(inside) or "^^" in inside or re.search(r"(?<!\\)[%#&~]", inside):
        return False
    return all(
        name in MATH_COMMANDS if name.isalpha() else name in tuple(" ,;:!{}|%&#_'")
        for name in _COMMAND.findall(inside)
    )


def typesettable(value: str) -> str:
    r"""Return the value with every command that could do more than print turned into text.

    `\emph{x}` stays; `\input{x}` prints as it reads. Math with any other command prints as text.
    """
    if "\\" not in value and "^" not in value:
        return value
    return "".join(
        part if math and safe_math(part) else _text(part, dollars=math)
        for math, part in parts(value)
    )


def _text(part: str, *, dollars: bool) -> str:
    if dollars:
        part = part.replace("$", r"\$")
    part = _COMMAND.sub(_harmless, part)
    return re.sub(r"(?<!\\)\^", r"\\textasciicircum{}", part)


def _harmless(match: re.Match[str]) -> str:
    name = match[1]
    if name in _HARMLESS or (len(name) == 1 and name in "&%_#${} ,-/@"):
        return match[0]
    return rf"\textbackslash{{}}{name}"
