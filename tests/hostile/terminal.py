"""Characters that act on a terminal, or change how a line reads."""

import re
import unicodedata

# What commands print themselves: colours, and positions of a progress bar.
_COLOUR = re.compile(r"\x1b\[\d*(?:;\d+)*m")
_LINE = "\n\t"
# Joiners are spelling in some scripts, and so are the marks that choose the form of an emoji.
_SPELLING = "\u200c\u200d"
_TAGS = range(0xE0020, 0xE0080)


def unsafe(text: str) -> str:
    """Return the first such characters of a text, by name; nothing where it has none."""
    found = {
        character
        for character in set(_COLOUR.sub("", text))
        if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")
        and character not in _LINE + _SPELLING
        and ord(character) not in _TAGS
    }
    return " ".join(sorted(f"U+{ord(character):04X}" for character in found))
