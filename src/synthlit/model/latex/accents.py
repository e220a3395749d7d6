r"""Convert accent and letter commands to the letters that they print, and back."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from synthlit.model.latex.scan import outside_math
from synthlit.model.latex.tables import ACCENTS, SYMBOLS

_BASE = r"(?:\\[ij](?![A-Za-z])\s?|[^\W\d_])"
_ACCENT = (
    rf"\\(?:(?P<mark>[`'^\"~=.])\s*|(?P<letter>[uvHcdbkr])(?=[\s{{\\])\s*)"
    rf"(?:\{{\s*(?P<in>{_BASE})\s*\}}|(?P<bare>{_BASE}))"
)
# Braces after a command hold its argument and stay: `\v{\j}`, `\textbf{\'e}`.
_COMMAND = r"(?P<command>\\[A-Za-z]+\s*)?"
# After a backslash, a backslash ends a line; it does not begin a command.
_ACCENTED = re.compile(rf"(?<!\\){_ACCENT}")
_BRACED_ACCENT = re.compile(rf"{_COMMAND}(?<!\\)\{{\s*{_ACCENT}\s*\}}")
# Vietnamese letters have two accents: `{\'{\^e}}`.
_LAYERS = 4


@cache
def _symbols() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of letter commands, in braces and bare; few files need them."""
    names = "|".join(sorted(map(re.escape, SYMBOLS), key=len, reverse=True))
    return (
        re.compile(rf"{_COMMAND}(?<!\\)\{{\s*\\(?P<name>{names})(?:\{{\}})?\s*\}}"),
        re.compile(rf"(?<!\\)\\(?P<name>{names})(?:\{{\}}|(?![A-Za-z])\s?)"),
    )


def _accented(match: re.Match[str]) -> str:
    base = (match["in"] or match["bare"]).strip()
    base = {"\\i": "i", "\\j": "j", "ı": "i", "ȷ": "j"}.get(base, base)
    return unicodedata.normalize("NFC", base + ACCENTS[match["mark"] or match["letter"]])


def _symbol(match: re.Match[str]) -> str:
    return SYMBOLS[match["name"]]


def _unbraced(letter: Callable[[re.Match[str]], str]) -> Callable[[re.Match[str]], str]:
    """Return the change of a braced command into its letter, an argument's braces kept."""
    return lambda m: f"{m['command']}{{{letter(m)}}}" if m["command"] else letter(m)


def _decode(text: str) -> str:
    # Letters come before accents, because an accent can be over such a letter: `\'{\o}`.
    braced, bare = _symbols()
    text = bare.sub(_symbol, braced.sub(_unbraced(_symbol), text))
    for _ in range(_LAYERS):
        before = text
        text = _BRACED_ACCENT.sub(_unbraced(_accented), text)
        if text == before:
            text = _ACCENTED.sub(_accented, text)
        if text == before:
            break
    return text


def decode(value: str) -> str:
    r"""Return the value with accent and letter commands (`{\"o}`, `\c{c}`, `\ss`) as Unicode."""
    if "\\" not in value:
        return value
    return unicodedata.normalize("NFC", outside_math(value, _decode))


_OPEN = re.compile(
    r"(?<!\\)(?:\\(?P<letter>[uvHcdbkr])\s+(?P<base>[^\W\d_])"
    r"|\\(?P<mark>[`'^\"~=.])\s*\\(?P<dotless>[ij])\s+(?=[^\W\d_])"
    r"|\\(?P<symbol>ss|ae|AE|oe|OE|aa|AA|o|O|l|L|i|j)\s+(?=[^\W\d_]))"
)


def closed_up(value: str) -> str:
    r"""Return the value with braces for the spaces that end commands of letters within a word.

    TeX skips such a space, `Sz\H ol\H o` is one word, and BibTeX takes it for the end of one.
    """
    return _OPEN.sub(_closed, value) if "\\" in value else value


def _closed(match: re.Match[str]) -> str:
    if match["letter"]:
        return f"\\{match['letter']}{{{match['base']}}}"
    if match["mark"]:
        return f"\\{match['mark']}{{\\{match['dotless']}}}"
    return f"\\{match['symbol']}{{}}"


_COMMAND_FOR = {
    char: name for name, char in SYMBOLS.items() if len(char) == 1 and not char.isascii()
}
_ACCENT_FOR = {mark: name for name, mark in ACCENTS.items()}


def encode(value: str) -> str:
    r"""Return the value with accented letters as commands (`{\"o}`), for engines that read ASCII.

    Letters without a command stay as they are.
    """
    if value.isascii():
        return value
    return "".join(c if c.isascii() else _command(c) for c in unicodedata.normalize("NFC", value))


def _command(character: str) -> str:
    if name := _COMMAND_FOR.get(character):
        return f"{{\\{name}}}"
    letters = unicodedata.normalize("NFD", character)
    base, marks = letters[0], letters[1:]
    if not marks or not base.isascii() or not all(mark in _ACCENT_FOR for mark in marks):
        return character
    command = base
    for mark in marks:
        accent = _ACCENT_FOR[mark]
        # An accent above replaces the dot; one below keeps it.
        inner = f"\\{command}" if command in ("i", "j") and accent not in "cdbk" else command
        braced = accent.isalpha() or len(inner) > 1
        command = f"\\{accent}{{{inner}}}" if braced else f"\\{accent}{inner}"
    return f"{{{command}}}"
