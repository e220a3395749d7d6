"""Escape the characters that TeX would take for its own."""

import re

from synthlit.model.latex.scan import outside_math
from synthlit.model.latex.tables import CHARACTER_COMMANDS

# What stands for each character of a plain text.
ESCAPES = str.maketrans(
    {"&": r"\&", "%": r"\%", "_": r"\_", "#": r"\#", "$": r"\$"}
    | {char: f"\\{name}{{}}" for name, char in CHARACTER_COMMANDS.items()}
)
# An address as an argument, or anything escaped, stays; the rest is bare.
_BARE = re.compile(r"\\(?:url|nolinkurl|href|path)\s*\{[^{}]*\}|\\.|[&%_#$~]", re.DOTALL)


def escape_bare(value: str) -> str:
    r"""Return a value with its bare special characters escaped, but not in math or `\url{…}`."""
    return outside_math(value, lambda text: _BARE.sub(_escaped, text))


def _escaped(match: re.Match[str]) -> str:
    found = match[0]
    if found.startswith("\\"):
        return found
    return " " if found == "~" else f"\\{found}"
