r"""Read the TeX in a text of a service, which only some of its authors wrote.

`\textsc{rfPG}` says rfPG and `V\&L` says V&L, but `IUST_PersonReId` and `{0,1}` mean themselves.
"""

import re
from collections.abc import Sequence

from synthlit.model.latex import accents
from synthlit.model.latex.plain import from_text
from synthlit.model.latex.scan import dollars, is_deep, units
from synthlit.model.latex.symbols import MATH_SYMBOLS, SCRIPT_FOR
from synthlit.model.latex.tables import CHARACTER_COMMANDS, SPACES, TEXT_COMMANDS

_HINT = re.compile(r"[\\{}~]")
_UNICODE = re.compile(
    r"\$\s*\\unicode\{x(?P<code>[0-9A-Fa-f]{2,5})\}\s*\$|\\unicode\{x([0-9A-Fa-f]{2,5})\}"
)
_FONTS = TEXT_COMMANDS | {
    "mathrm", "mathbf", "mathit", "mathsf", "mathtt", "mathcal", "text", "textls", "tiny",
    "scriptsize", "footnotesize", "small", "normalsize", "large", "Large", "protect", "relax",
}  # fmt: skip
# Superscripts and subscripts that are characters of their own.
_SUPERSCRIPTS = {"1": "¹", "2": "²", "3": "³"} | {
    script[1:]: character for character, script in SCRIPT_FOR.items() if script[0] == "^"
}
_SUBSCRIPTS = {
    script[1:]: character for character, script in SCRIPT_FOR.items() if script[0] == "_"
}
# A private character for an escaped dollar, which must not begin math.
_DOLLAR = "\uf8fe"
_ESCAPED = {character: character for character in "{}&%_#"} | {"$": _DOLLAR}
# A group that protects a word: `{LLM}s`, `{Ü}mit`.
_PROTECTED = re.compile(r"(?=[^\s]*[^\W\da-z])[\w.+-]+")


def printed(text: str, *, braces: bool = True) -> str:
    r"""Return the text that is meant: without TeX that escapes or prints, and with all else.

    Math stays, and so do unknown commands with their arguments. Without `braces`, no pair of
    braces means itself. `\texorpdfstring` says its first text if that has no command.
    """
    return _read(text, braces=braces).replace(_DOLLAR, "$")


def value_of(text: str) -> str:
    """Return the value that prints what is meant (see `printed`); nothing in it runs."""
    return from_text(_read(text, braces=True)).replace(_DOLLAR, r"\$")


def _read(text: str, *, braces: bool) -> str:
    if not _HINT.search(text) or is_deep(text):
        return text
    text = _UNICODE.sub(lambda match: chr(int(match["code"] or match[2], 16)), text)
    decoded = accents.decode(dollars(text.replace(_DOLLAR, "")))
    return _Reader(braces=braces).text([*units(decoded)])


class _Reader:
    """Reads units of TeX: math, commands with the space after them, and characters."""

    def __init__(self, *, braces: bool) -> None:
        self._braces = braces

    def text(self, found: Sequence[str]) -> str:
        pieces: list[str] = []
        at = 0
        while at < len(found):
            unit = found[at]
            if unit == "{" and (end := _end(found, at)):
                pieces.append(self._group(found[at + 1 : end - 1]))
                at = end
            elif unit[0] == "\\" and unit[1:2].isalpha():
                piece, at = self._command(found, at)
                pieces.append(piece)
            else:
                pieces.append(_character(found, at))
                at += 1
        return "".join(pieces)

    def _group(self, inside: Sequence[str]) -> str:
        raw = "".join(inside)
        read = self.text(inside)
        if not self._braces or (read != raw and "\\" not in read) or _PROTECTED.fullmatch(read):
            return read
        return f"{{{read}}}"

    def _command(self, found: Sequence[str], at: int) -> tuple[str, int]:
        """Return what a command prints, and the index after it and its arguments."""
        name = found[at][1:].rstrip().removesuffix("*")
        after = at + 1
        if name in ("href", "texorpdfstring"):
            if (middle := _end(found, after)) and (end := _end(found, middle)):
                first, last = found[after + 1 : middle - 1], found[middle + 1 : end - 1]
                tex = self.text(first)
                reads = not any(unit.startswith("\\") for unit in units(tex))
                return tex if name == "texorpdfstring" and reads else self.text(last), end
        elif name in _FONTS:
            if not (end := _end(found, after)):
                return "", after
            inside = self.text(found[after + 1 : end - 1])
            return _raised(name, inside), end
        elif name in CHARACTER_COMMANDS or name in MATH_SYMBOLS:
            is_empty = found[after : after + 2] == ["{", "}"]
            space = "" if name in CHARACTER_COMMANDS or not found[at][-1].isspace() else " "
            printed_as = CHARACTER_COMMANDS.get(name) or MATH_SYMBOLS[name]
            return printed_as + space, after + 2 * is_empty
        end = _end(found, after) or after
        return "".join(found[at:end]), end


def _end(found: Sequence[str], start: int) -> int:
    """Return the index after the group that begins at an index; 0 if none does."""
    if found[start : start + 1] != ["{"]:
        return 0
    depth = 0
    for index in range(start, len(found)):
        depth += (found[index] == "{") - (found[index] == "}")
        if depth == 0:
            return index + 1
    return 0


def _character(found: Sequence[str], at: int) -> str:
    unit = found[at]
    if unit[0] == "\\" and len(unit) == 2:
        if unit[1] in _ESCAPED:
            return _ESCAPED[unit[1]]
        return SPACES.get(unit[1], unit)
    if unit == "~":
        before, after = "".join(found[at - 1 : at]), "".join(found[at + 1 : at + 2])
        is_tie = before[-1:].isalpha() or (before and before[-1] in "-.,")
        return " " if is_tie and after[:1].isalnum() else unit
    return unit


def _raised(name: str, text: str) -> str:
    tables = {"textsuperscript": _SUPERSCRIPTS, "textsubscript": _SUBSCRIPTS}
    table = tables.get(name, {})
    return "".join(table[c] for c in text) if text and all(c in table for c in text) else text
