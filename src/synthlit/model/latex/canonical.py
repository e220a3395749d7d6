"""Bring a text value into canonical form."""

import re
from dataclasses import dataclass

from synthlit.model.latex import accents
from synthlit.model.latex.safe import ESCAPES, escape_bare
from synthlit.model.latex.scan import dollars, fits_braces, needs_work, parts
from synthlit.model.latex.tables import ACCENTS
from synthlit.model.text import clean

# One step can make a command that the next one decodes (`\"~\o`).
_ROUNDS = 4
_PIECE = re.compile(r"\\[A-Za-z]+\*?\s*|\\.|[{}]|[^{}\\]+|\\", re.DOTALL)
# Matches most values: no commands, no math, and a capital in every group.
_ALL_PROTECT = re.compile(r"[^{}\\$]*(?:\{(?=[^{}\\$A-Z]*[A-Z])[^{}\\$]*\}[^{}\\$]*)*")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
# Between braces, these separate nothing in a list; BibTeX splits names at the hyphen of `\-`, too.
_HOLDS = re.compile(r"[\s,~]|^\\-$|^and$", re.IGNORECASE)


def canonical(value: str, *, is_list: bool = False) -> str:
    """Return a text value in canonical form; idempotent.

    In a list, of names or of publishers, groups also hold words together: `{de la} Parga`, or
    `Routledge {and} Kegan Paul`.
    """
    if not needs_work(value):
        return value.strip()
    for _ in range(_ROUNDS):
        before, value = value, _step(value, is_list=is_list)
        if value == before:
            break
    return value


def _step(value: str, *, is_list: bool) -> str:
    value = escape_bare(accents.decode(dollars(fitted(clean(value)))))
    return fitted(clean(drop_idle_braces(value, is_list=is_list)))


def fitted(value: str) -> str:
    r"""Return the value in a form that a file can hold between braces; most values are unchanged.

    A backslash at the end would escape the closing brace for some readers, `\\{` an opening one.
    Braces that do not match cannot be written at all, so the whole value becomes plain text.
    """
    if "\\" in value:
        value = _ESCAPE.sub(_apart, value)
        if value.endswith("\\"):
            value = value.rstrip("\\ ")
    return value if fits_braces(value) else value.translate(ESCAPES)


def _apart(match: re.Match[str]) -> str:
    """Put a space between a line break and the brace after it."""
    ends_line = match[1] == "\\" and match.string[match.end() : match.end() + 1] in ("{", "}")
    return rf"{match[0]} " if ends_line else match[0]


@dataclass
class _Group:
    """An open group: where it begins, and what it contains so far."""

    start: int
    argument: bool
    protects: bool = False
    groups: int = 0
    other: bool = False
    before_command: bool = False


def drop_idle_braces(value: str, *, is_list: bool = False) -> str:
    """Remove the braces that are empty, doubled, or protect no capital and hold no list item."""
    if "{" not in value or _ALL_PROTECT.fullmatch(value):
        return value
    pieces = _pieces(value)
    idle = _idle(pieces, is_list=is_list)
    kept = [piece for i, piece in enumerate(pieces) if i not in idle]
    bare = "".join(kept)
    # Braces can keep two dollars apart.
    same = "$" not in bare or _math(bare) == _math(value)
    return bare if same and fits_braces(bare) else value


def _pieces(value: str) -> list[str]:
    """Return math, commands, escaped characters, braces, and the texts between them."""
    return [
        piece for math, part in parts(value) for piece in ([part] if math else _PIECE.findall(part))
    ]


def _math(value: str) -> list[str]:
    return [part for math, part in parts(value) if math]


def _idle(pieces: list[str], *, is_list: bool) -> set[int]:
    """Return the indexes of superfluous braces; empty where the braces do not match."""
    idle: set[int] = set()
    opened = [_Group(-1, argument=True)]
    before = ""
    for index, unit in enumerate(pieces):
        group = opened[-1]
        if unit == "{":
            group.groups += 1
            is_command = before.startswith("\\") and before[1:2].isalpha()
            is_accent = before.startswith("\\") and before[1:] in ACCENTS
            opened.append(_Group(index, argument=is_command or is_accent))
        elif unit == "}":
            if len(opened) == 1:
                return set()
            opened.pop()
            opened[-1].protects |= group.protects
            # BibTeX changes the case of a group that begins with a command: `{{\tt X}}` keeps it.
            twice = group.groups == 1 and not group.other and not group.before_command
            if not group.argument and (twice or not group.protects):
                idle |= {group.start, index}
            # The group after an argument may be another argument.
            unit = "\\argument" if group.argument else unit
        else:
            if before == "{" and len(opened) > 1 and unit[0] == "\\" and unit[1:2].isalpha():
                opened[-2].before_command = True
            group.other = True
            group.protects |= _keeps(unit) or (is_list and bool(_HOLDS.search(unit)))
        before = unit
    return idle if len(opened) == 1 else set()


def _keeps(unit: str) -> bool:
    r"""Return whether a unit is a capital, or a command whose reach a group limits, as `\it`."""
    if unit.startswith("\\"):
        return unit[1:2].isalpha()
    return unit.lower() != unit
