r"""Write characters so that LaTeX can print them: as commands, or all in ASCII."""

import re

from anyascii import anyascii

from synthlit.model.latex import accents
from synthlit.model.latex.safe import ESCAPES
from synthlit.model.latex.scan import outside_math, parts
from synthlit.model.latex.symbols import COMMAND_FOR, SCRIPT_FOR

# Characters that LaTeX's first font encoding (OT1) prints as others.
_GLYPHS = {"<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}"}
_PRINTABLE_ASCII = ESCAPES | str.maketrans(_GLYPHS)
# Punctuation as LaTeX's ligatures.
_LIGATURES = {
    "–": "--", "—": "---", "‘": "`", "’": "'", "“": "``", "”": "''", "‐": "-", "‑": "-",
    "‒": "--", "―": "---", "…": r"\ldots{}",
}  # fmt: skip
# LaTeX knows these outside math only with a package, and two formulas must not touch.
_SUPERSCRIPTS = {"¹": "{$^1$}", "²": "{$^2$}", "³": "{$^3$}"}
# Symbols that LaTeX also knows outside math.
_KNOWN = frozenset("…†‡×÷±¬")
_SYMBOLS = COMMAND_FOR.keys() | SCRIPT_FOR.keys() | {"−"}
# After Latin Extended-A, LaTeX knows hardly any letter.
_LAST_KNOWN_LETTER = "\u017f"
# pandoc loses these as commands, and BibTeX misreads names that contain such commands.
_LOST = frozenset("đðþŋ")
_DOTLESS = re.compile(r"(?<=\\[uvHr]\{)\\(?=[ij]\}\})|(?<=\\[`'^\"~=.])\\(?=[ij]\})")
_DOTLESS_GROUP = re.compile(r"(?<=\\[`'^\"~=.])\{\\([ij])\}")
_GREEK_OR_ONE = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]{3,}|.", re.DOTALL)
_DROPPED = {0xFE0E: None, 0xFE0F: None}


def printable(value: str) -> str:
    r"""Return a canonical value whose symbols every LaTeX can print; letters stay as they are.

    No LaTeX knows τ by itself, every one knows `$\tau$`. A word of Greek stays a word.
    """
    if value.isascii() and not any(character in value for character in _GLYPHS):
        return value
    return "".join(
        "".join(map(_in_math, part)) if math else _GREEK_OR_ONE.sub(_in_text, part)
        for math, part in parts(value.translate(_DROPPED))
    )


def accented(value: str) -> str:
    r"""Return a printable value with accented letters as commands (`{\"o}`); the rest stays."""
    if value.isascii():
        return value
    return outside_math(value, _accented)


def ascii_value(value: str) -> str:
    r"""Return a printable value in ASCII: accents as commands, other scripts transliterated."""
    if value.isascii():
        return value
    return "".join(
        "".join(map(ascii_text if math else _ascii, part)) for math, part in parts(value)
    )


def ascii_text(text: str) -> str:
    """Return plain text in ASCII, transliterated from any script."""
    return anyascii(text)


def _in_math(character: str) -> str:
    if name := COMMAND_FOR.get(character):
        return f"{{\\{name}}}"
    return "-" if character == "−" else SCRIPT_FOR.get(character, character)


def _in_text(match: re.Match[str]) -> str:
    character = match[0]
    if len(character) > 1:
        return character
    if character in _SYMBOLS and character not in _KNOWN:
        math = f"${_in_math(character).strip('{}')}$"
        # BibTeX writes titles in lower case: a capital Delta stays one in braces only.
        return f"{{{math}}}" if any(map(str.isupper, math)) else math
    if character > _LAST_KNOWN_LETTER and character.isalpha():
        return _command(character)
    return _GLYPHS.get(character, character)


def _accented(text: str) -> str:
    return _GREEK_OR_ONE.sub(_accented_letter, text)


def _accented_letter(match: re.Match[str]) -> str:
    letter = match[0]
    return letter if letter in _LOST or len(letter) > 1 else _letter(letter)


def _letter(character: str) -> str:
    if character.isascii():
        return character
    if written := _LIGATURES.get(character) or _SUPERSCRIPTS.get(character):
        return written
    if (written := _command(character)) == character and character in COMMAND_FOR:
        return f"$\\{COMMAND_FOR[character]}$"
    return written


def _command(character: str) -> str:
    r"""Return the command for a letter with accents; the character itself if it has no command."""
    # biber and pandoc would read `\'\i` as two characters; to LaTeX `\'i` is the same.
    return _DOTLESS.sub("", _DOTLESS_GROUP.sub(r"\1", accents.encode(character)))


def _ascii(character: str) -> str:
    if character.isascii():
        return character
    if (written := _letter(character)) != character:
        return written
    return anyascii(character).translate(_PRINTABLE_ASCII)
