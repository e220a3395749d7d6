r"""Bring what an engine wrote into one form: accents as letters, no braces that only group.

It is written apart from `synthlit.model.latex`, which it is to check. `{\"o}`, `\"o` and `ö` print
the same letter, and `{x}` prints as `x`. Braces after a command hold its argument, and those around
a command limit it, so these stay, unless nothing comes after the command. `\X`, `\X{}` and `{\X}`
are one, and so are the space after `\X{}` and `\ `; TeX skips that after `\X`.
"""

import re
import unicodedata
from collections.abc import Iterator

_TOKEN = re.compile(r"\\[A-Za-z]+\*?\s*|\\.|.", re.DOTALL)
_ACCENTS = dict(
    zip("`'^~\"=.uvHrckdb", "\u0300\u0301\u0302\u0303\u0308\u0304\u0307\u0306\u030c\u030b"
        "\u030a\u0327\u0328\u0323\u0331", strict=True)
)  # fmt: skip
_LETTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ",
    "OE": "Œ", "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "dj": "đ",
    "DJ": "Đ", "th": "þ", "TH": "Þ", "ng": "ŋ", "NG": "Ŋ",
}  # fmt: skip
# Commands that only print something, and those that have no argument.
_PRINT = {"dots": "…", "ldots": "…", "textellipsis": "…"}
_SWITCHES = frozenset(["em", "it", "bf", "tt", "sc", "rm", "sf", "sl"])
# `{}` after a command says something only before a space or a letter.
_IDLE = re.compile(r"(\\[A-Za-z]+\*?)\{\}(?![^\W\d_]|\s)")
_DOTTED = {"ı": "i", "ȷ": "j"}


def printed(text: str) -> str:
    """Return the text in one form; two texts that print the same mostly have the same one."""
    written = " ".join("".join(_pieces(iter(_TOKEN.findall(text)))).split())
    return unicodedata.normalize("NFC", _IDLE.sub(r"\1", written))


def _pieces(tokens: Iterator[str], *, inside: bool = False) -> list[str]:
    """Return the pieces up to the end of the group: characters, commands, groups, math."""
    pieces: list[str] = []
    accent = ""
    for token in tokens:
        if token == "}" and inside:
            break
        if token == "$":
            piece = _math(tokens)
        elif token == "{":
            piece = _group(_pieces(tokens, inside=True), pieces, accent)
            if not accent and piece[:1] != "{":
                # What follows is no argument of a command inside.
                pieces.extend((piece, ""))
                continue
        else:
            piece = _command(token) if token[0] == "\\" else token
        if accent and piece.isspace():
            continue
        if accent:
            pieces.append(_accented(accent, piece))
            accent = ""
        elif token[0] == "\\" and token[1:].rstrip() in _ACCENTS:
            accent = token[1:].rstrip()
        else:
            pieces.append(piece)
    return [*pieces, f"\\{accent}"] if accent else pieces


def _command(token: str) -> str:
    name = token[1:].rstrip()
    if not name:
        return " "
    return (
        _LETTERS.get(name) or _PRINT.get(name) or (f"\\{name}{{}}" if name[0].isalpha() else token)
    )


def _math(tokens: Iterator[str]) -> str:
    math = ["$"]
    for token in tokens:
        math.append(token)
        if token == "$" and len(math) > 2:
            break
    return "".join(math)


def _group(inside: list[str], before: list[str], accent: str) -> str:
    """Return a group without its braces, unless a command needs them."""
    text = "".join(inside)
    if not text:
        return ""
    last = before[-1] if before else ""
    is_command = last.startswith("\\") and last[1:2].isalpha()
    is_argument = not accent and is_command and last[1:-2] not in _SWITCHES
    is_argument = is_argument or (last.endswith("}") and not accent and last.startswith("{"))
    limits = any(piece.startswith("\\") and piece[1:2].isalpha() for piece in inside[:-1])
    return f"{{{text}}}" if is_argument or (limits and not accent) else text


def _accented(accent: str, base: str) -> str:
    letter = _DOTTED.get(base[:1], base[:1])
    if not letter.isalpha():
        return f"\\{accent}{{{base}}}"
    end = 1
    while base[end : end + 1] and unicodedata.combining(base[end]):
        end += 1
    return letter + base[1:end] + _ACCENTS[accent] + base[end:]
