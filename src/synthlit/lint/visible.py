"""Show characters that a terminal would obey, or hide."""

import re

from synthlit.model.text import INVISIBLE

_SPACES = "\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_STEERING = re.compile(f"[{INVISIBLE}{_SPACES}\x00-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff]")


def visible(text: str, keep: str = "") -> str:
    """Return the text with each such character as its number, but for those to be kept."""
    return _STEERING.sub(lambda match: _shown(match[0]) if match[0] not in keep else match[0], text)


def _shown(character: str) -> str:
    return " " if character == "\t" else f"<U+{ord(character):04X}>"
