"""Show invisible and control characters as numbers, and read them back."""

import re

from synthlit.model.text import INVISIBLE

_SPACES = "\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_UNSAFE = re.compile(f"[{INVISIBLE}{_SPACES}\x00-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff]")
_NUMBER = re.compile(r"<U\+([0-9A-F]{4,6})>")


def visible(text: str, keep: str = "") -> str:
    """Return the text with each such character as its number, except those in `keep`."""
    return _UNSAFE.sub(lambda match: _shown(match[0]) if match[0] not in keep else match[0], text)


def from_visible(text: str) -> str:
    """Return the text with each number replaced by its character."""
    return _NUMBER.sub(lambda match: chr(int(match[1], 16)), text)


def _shown(character: str) -> str:
    return " " if character == "\t" else f"<U+{ord(character):04X}>"
