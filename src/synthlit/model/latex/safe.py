"""Escape what TeX reads as its own, and keep only the commands that print.

Bibliographies are compiled on other people's machines.
"""

import re
from functools import lru_cache

from synthlit.model.latex.commands import ENVIRONMENTS, only_prints
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
# Addresses of the web, with or without their scheme; `run:` and `file:` are none.
_ADDRESS = re.compile(r"\s*\{\s*(?:(?:https?|ftp)://|[^:{}\\]*\})", re.IGNORECASE)
_WEB_ADDRESS = re.compile(r"\s*\{\s*(?:https?|ftp)://", re.IGNORECASE)
_ENVIRONMENT = re.compile(rf"\\(begin|end)\{{({'|'.join(ENVIRONMENTS)})\}}")


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


@lru_cache(maxsize=16)
def _has_matching_environments(part: str) -> bool:
    """Return whether each environment that begins in a text ends there, in the same group."""
    opened: list[tuple[str, int]] = []
    for match in _ENVIRONMENT.finditer(part):
        before = part[: match.start()]
        mark, place = match[1], (match[2], before.count("{") - before.count("}"))
        if mark == "begin":
            opened.append(place)
        elif not opened or opened.pop() != place:
            return False
    return not opened


def _printed(match: re.Match[str]) -> str:
    name = match[1]
    if name is None:
        return r"\textasciicircum{}"
    if name in ("url", "href"):
        address = _ADDRESS if name == "url" else _WEB_ADDRESS
        prints = bool(address.match(match.string, match.end()))
    elif name in ("begin", "end"):
        is_known = _ENVIRONMENT.match(match.string, match.start())
        prints = bool(is_known) and _has_matching_environments(match.string)
    else:
        prints = only_prints(name) or (len(name) == 1 and name in _PRINTING_CHARACTERS)
    if prints:
        return match[0]
    # Spacing commands become plain spaces or `{}`; `\@` begins commands in a package.
    return (SPACES[name] or "{}") if name in SPACES else rf"\textbackslash{{}}{name}"
