r"""Accent and letter commands, and the letters that they stand for."""

import re
import unicodedata

from synthlit.model.latex.scan import outside_math
from synthlit.model.latex.tables import ACCENTS, SYMBOLS

_BASE = r"(?:\\[ij](?![A-Za-z])\s?|[^\W\d_])"
_ACCENT = (
    rf"\\(?:(?P<sign>[`'^\"~=.])\s*|(?P<letter>[uvHcdbkr])(?=[\s{{\\])\s*)"
    rf"(?:\{{\s*(?P<in>{_BASE})\s*\}}|(?P<bare>{_BASE}))"
)
_ACCENTED = re.compile(_ACCENT)
_BRACED_ACCENT = re.compile(rf"(?<!\\)\{{\s*{_ACCENT}\s*\}}")
_NAMES = "|".join(sorted(map(re.escape, SYMBOLS), key=len, reverse=True))
_SYMBOL = re.compile(rf"\\(?P<name>{_NAMES})(?:\{{\}}|(?![A-Za-z])\s?)")
_BRACED_SYMBOL = re.compile(rf"(?<!\\)\{{\s*\\(?P<name>{_NAMES})(?:\{{\}})?\s*\}}")


def _accented(match: re.Match[str]) -> str:
    base = (match["in"] or match["bare"]).strip()
    base = {"\\i": "i", "\\j": "j", "ı": "i", "ȷ": "j"}.get(base, base)
    return unicodedata.normalize("NFC", base + ACCENTS[match["sign"] or match["letter"]])


def _symbol(match: re.Match[str]) -> str:
    return SYMBOLS[match["name"]]


def _decode(text: str) -> str:
    text = _BRACED_SYMBOL.sub(_symbol, text)
    text = _BRACED_ACCENT.sub(_accented, text)
    text = _ACCENTED.sub(_accented, text)
    return _SYMBOL.sub(_symbol, text)


def decode(value: str) -> str:
    r"""Return the value with accent and letter commands (`{\"o}`, `\c{c}`, `\ss`) as Unicode."""
    return outside_math(value, _decode) if "\\" in value else value


_COMMAND_FOR = {
    char: name for name, char in SYMBOLS.items() if len(char) == 1 and not char.isascii()
}
_SIGN_FOR = {mark: sign for sign, mark in ACCENTS.items()}


def encode(value: str) -> str:
    r"""Return the value with accented letters as commands (`{\"o}`), for engines that read ASCII.

    Letters that no command is known for stay as they are.
    """
    if value.isascii():
        return value
    return "".join(c if c.isascii() else _command(c) for c in unicodedata.normalize("NFC", value))


def _command(character: str) -> str:
    if name := _COMMAND_FOR.get(character):
        return f"{{\\{name}}}"
    letters = unicodedata.normalize("NFD", character)
    if len(letters) != 2 or not letters[0].isascii() or letters[1] not in _SIGN_FOR:
        return character
    sign = _SIGN_FOR[letters[1]]
    base = f"\\{letters[0]}" if letters[0] in "ij" and sign not in "cdbk" else letters[0]
    return f"{{\\{sign}{{{base}}}}}" if sign.isalpha() else f"{{\\{sign}{base}}}"
