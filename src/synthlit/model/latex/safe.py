"""Escape what TeX reads as its own, and keep only the commands that print.

Bibliographies are compiled on other people's machines.
"""

import re

from synthlit.model.latex.commands import only_prints
from synthlit.model.latex.scan import balanced, dollars, outside_math, parts
from synthlit.model.latex.tables import CHARACTER_COMMANDS, MATH_COMMANDS, SPACES

# Character of a plain text -> how a value holds it.
ESCAPES = str.maketrans(
    {"&": r"\&", "%": r"\%", "_": r"\_", "#": r"\#", "$": r"\$"}
    | {char: f"\\{name}{{}}" for name, char in CHARACTER_COMMANDS.items()}
)
# Addresses as arguments and escaped characters stay; the rest is bare.
_BARE = re.compile(r"\\(?:url|nolinkurl|href|path)\s*\{[^{}]*\}|\\.|[&%_#$]", re.DOTALL)
_COMMAND = re.compile(r"\\([A-Za-z]+|.|\Z)|\^", re.DOTALL)
_PRINTING_CHARACTERS = "&%_#${} ,;:!-/"
_MATH_CHARACTERS = " ,;:!{}|%&#_'"
_ADDRESS = re.compile(r"\s*\{\s*(?:https?|ftp)://", re.IGNORECASE)


def escape_bare(value: str) -> str:
    r"""Return a value with its bare special characters escaped, but not in math or `\url{…}`."""
    return outside_math(value, lambda text: _BARE.sub(_escaped, text))


def _escaped(match: re.Match[str]) -> str:
    found = match[0]
    return found if found.startswith("\\") else f"\\{found}"


def safe_math(math: str) -> bool:
    """Return whether math (dollars included) has balanced braces and only commands that draw."""
    inside = math[1:-1]
    if not balanced(inside) or "^^" in inside or re.search(r"(?<!\\)[%#&~]", inside):
        return False
    return all(
        name in MATH_COMMANDS or only_prints(name) if name.isalpha() else name in _MATH_CHARACTERS
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
        prints = only_prints(name) or (len(name) == 1 and name in _PRINTING_CHARACTERS)
    if prints:
        return match[0]
    # Spacing commands become plain spaces or `{}`; `\@` begins commands in a package.
    return (SPACES[name] or "{}") if name in SPACES else rf"\textbackslash{{}}{name}"
