r"""Bring what an engine wrote into one form: accents as letters, no braces that only group.

It is written apart from `synthlit.model.latex`, which it is to check. `{\"o}`, `\"o` and `ö` print
the same letter, and `{x}` prints as `x`. Braces after a command hold its argument, and those around
a command limit it, so these stay.
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
_DOTTED = {"ı": "i", "ȷ": "j"}


def printed(text: str) -> str:
    """Return the text in one form; two texts that print the same mostly have the same one."""
    pieces = _pieces(iter(_TOKEN.findall(text)))
    return unicodedata.normalize("NFC", " ".join("".join(pieces).split()))


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
        else:
            piece = _LETTERS.get(token[1:].rstrip(), token) if token[0] == "\\" else token
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
    last = before[-1] if before else ""
    is_argument = not accent and (last.startswith("\\") and last[1:2].isalpha())
    is_argument = is_argument or (last.endswith("}") and not accent and last.startswith("{"))
    limits = any(piece.startswith("\\") and piece[1:2].isalpha() for piece in inside)
    return f"{{{text}}}" if is_argument or (limits and not accent) else text


def _accented(accent: str, base: str) -> str:
    letter = _DOTTED.get(base[:1], base[:1])
    if not letter.isalpha():
        return f"\\{accent}{{{base}}}"
    end = 1
    while base[end : end + 1] and unicodedata.combining(base[end]):
        end += 1
    return letter + base[1:end] + _ACCENTS[accent] + base[end:]
